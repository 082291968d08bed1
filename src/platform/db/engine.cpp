#include "platform/db/engine.hpp"

#include "platform/db/session.hpp"

namespace qiyue::db {

// Every transaction is a session of one engine.
Engine engine_of(Tx const& tx) {
    return dynamic_cast<Session const&>(tx).engine();
}

}  // namespace qiyue::db

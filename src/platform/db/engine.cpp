#include "platform/db/engine.hpp"

#include "platform/db/session.hpp"

namespace qiyue::db {

// Every transaction is a session of one engine in the end.
Engine engine_of(Tx const& tx) {
    auto const* passing = dynamic_cast<PassingTx const*>(&tx);
    return passing != nullptr ? engine_of(passing->inner()) : dynamic_cast<Session const&>(tx).engine();
}

}  // namespace qiyue::db

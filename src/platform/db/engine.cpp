#include "platform/db/engine.hpp"

#include "platform/db/session.hpp"

namespace qiyue::db {

namespace {

// Every transaction is a session of one engine in the end.
Session const& session_of(Tx const& tx) {
    auto const* session = dynamic_cast<Session const*>(&tx);
    return session != nullptr ? *session : session_of(dynamic_cast<PassingTx const&>(tx).inner());
}

}  // namespace

Engine engine_of(Tx const& tx) {
    return session_of(tx).engine();
}

}  // namespace qiyue::db

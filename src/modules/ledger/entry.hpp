#pragma once

#include "modules/ledger/store.hpp"

namespace qiyue::ledger {

// Writes one entry: each posting with the counters after it, the head last (see schema.cpp). Refuses what would
// overdraw an account, naming how much is free; gives the entry's number.
Result<std::int64_t> write(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                           store::Entry entry);

}  // namespace qiyue::ledger

#pragma once

#include "platform/db/db.hpp"

namespace qiyue::db {

// On which engine a transaction runs: for a port whose statements can't be the same on both.
Engine engine_of(Tx const& tx);

}  // namespace qiyue::db

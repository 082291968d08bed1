#pragma once

#include "platform/db/db.hpp"

#include "base/day.hpp"

namespace qiyue::workflow {

// Open duties of everybody whose day lies before today.
std::int64_t count_overdue(db::Tx& tx, Day today);

}  // namespace qiyue::workflow

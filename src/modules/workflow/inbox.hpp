#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

// What waits for this caller: objects with a step to do, duties with their day, and what may be begun.
Value inbox(db::Tx& tx, Engine const& engine, Context const& context);

}  // namespace qiyue::workflow

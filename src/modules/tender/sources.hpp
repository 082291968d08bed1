#pragma once

#include "platform/db/db.hpp"

#include "base/money.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What a purchase takes from the modules below: the released budget and the frozen need of its project.
namespace qiyue::tender::sources {

struct Released {
    bool in_table = false;    // the project stands in the released purchase table
    Money released;
    Money committed;          // bound by contracts already
};
Released released(db::Tx& tx, std::int64_t project);

struct FrozenNeed {
    std::int64_t id = 0;
    std::string digest;       // of the frozen version
};
std::optional<FrozenNeed> frozen_need(db::Tx& tx, std::int64_t project);

}  // namespace qiyue::tender::sources

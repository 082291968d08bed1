#pragma once

#include "modules/workflow/api.hpp"

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
// Nothing while there is none, or while a newer version is being drafted.
std::optional<FrozenNeed> frozen_need(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

}  // namespace qiyue::tender::sources

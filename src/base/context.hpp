#pragma once

#include "base/clause.hpp"
#include "base/day.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace qiyue {

// Who asks: a person acting for one organisation in the posts held there. Nobody signed in: person 0.
struct Caller {
    std::int64_t person = 0;
    std::string person_name;
    std::int64_t organisation = 0;
    std::string organisation_name;
    std::string organisation_kind;   // identity's list: "buyer", "finance", "provider", …
    std::string region;              // six digits of GB/T 2260; the city itself ends in "00"
    std::vector<std::string> posts;  // "buyer.need_drafter", …
    std::int64_t session = 0;        // identity's; 0 for a token, the command line, a scenario

    bool signed_in() const { return person != 0; }
    bool holds(std::string_view post) const;
};

// What every command knows of its circumstances. `now` is read once, at the edge.
struct Context {
    Caller caller;
    Instant now;
    std::int64_t request = 0;
    Suspended const* suspended = nullptr;  // only in a world made to prove clauses

    Day today() const { return now.day(); }
    bool off(Clause clause) const { return suspended != nullptr && suspended->has(clause); }
};

}  // namespace qiyue

#pragma once

#include "law/rulebook.hpp"

#include "base/clause.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue::law {

struct CaseFailure {
    std::string clause, name, file;
    std::string expected, actual;  // "refused with contract.term_too_long", "passed"
};

struct CaseReport {
    int run = 0;
    std::vector<CaseFailure> failures;
    bool ok() const { return failures.empty(); }
};

// Puts the facts of every case (or of one clause's) before its predicate or computation. A suspended clause judges
// nothing, so those of its cases that expect a refusal or a figure fail: that is how its absence is noticed.
//
// `gives` names what it wants to see: an object matches when each named member does, whatever else there is; lists
// match item by item.
CaseReport run_cases(Rulebook const& book, std::optional<std::string> const& only = std::nullopt,
                     Suspended const& suspended = Suspended());

}  // namespace qiyue::law

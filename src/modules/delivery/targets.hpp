#pragma once

#include "modules/delivery/steps.hpp"

// What was promised against what was delivered: pure, over the scheme and the reports that were confirmed.
namespace qiyue::delivery {

struct Target {
    std::string indicator, unit;
    std::int64_t total = 0;   // to be reached by the last day the scheme names for it
    std::int64_t due = 0;     // to be reached by the day asked about
    std::int64_t actual = 0;  // delivered in all reports
};
// The indicators in the order of the scheme. Totals of one indicator add nothing up: each is a total by its day.
std::vector<Target> targets_of(Value const& scheme, std::vector<Value> const& reports, Day today);

// The bodies of the confirmed reports, in order.
std::vector<Value> confirmed_reports(db::Tx& tx, workflow::Engine const& engine, std::int64_t delivery);

}  // namespace qiyue::delivery

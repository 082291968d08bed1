#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-067 可能影响投标文件编制的澄清或修改应在截止至少15日前书面通知,不足15日顺延截止时间
// The day of the notice is not counted: told on the 1st, the deadline may stand on the 16th. What can't affect the
// bids moves nothing. The time of day stays.
Value deadline_after_clarification(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const deadline = facts.day("bid_deadline");
    auto const told = facts.day("clarified");
    auto const earliest = told.plus_days(numbers.count("clarification_lead_min"));
    auto const moved = facts.yes("affects_bids") && deadline < earliest;
    steps.note("days_to_deadline", told.days_until(deadline));
    steps.note("earliest_deadline", earliest.iso());
    return Value::object().set("bid_deadline", (moved ? earliest : deadline).iso()).set("moved", moved);
}

}  // namespace qiyue::law::national

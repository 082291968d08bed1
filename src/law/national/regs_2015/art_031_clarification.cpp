#include "law/national/bid_time.hpp"
#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-067 可能影响投标文件编制的澄清或修改应在截止至少15日前书面通知,不足15日顺延截止时间
// The day of the notice is not counted: told on the 1st, the deadline may stand on the 16th.
Value deadline_after_clarification(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const told = facts.day("clarified");
    steps.note("days_to_deadline", told.days_until(facts.day("bid_deadline")));
    return deadline_no_sooner(facts, told.plus_days(numbers.count("clarification_lead_min")), steps);
}

}  // namespace qiyue::law::national

#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-249 全国范围12个月内三次以上查无实据列入不良行为记录. `unfounded_on`: the days of decisions that found nothing, that of
// today among them; 以上 counts the third.
Value unfounded_complaints(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const since = facts.day("today").plus_months(-numbers.count("vexatious_months"));
    std::int64_t count = 0;
    for (auto const& decision : facts.list("unfounded_on")) {
        count += decision.day("on") > since ? 1 : 0;
    }
    steps.note("since", since.iso());
    return Value::object().set("count", count).set("bad_record", count >= numbers.count("vexatious_count"));
}

}  // namespace qiyue::law::national

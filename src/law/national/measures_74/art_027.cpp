#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-158 公开招标过程中只有2家投标或实质响应的,经财政部门批准可与该2家谈判
Value two_left_of_tender(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const left = numbers.get("negotiation_two_after_failed_tender");
    steps.note("repeats_tender", facts.yes("repeats_tender"));
    auto const may = facts.yes("repeats_tender") && facts.yes("approved") && facts.integer("suppliers") >= left;
    return Value::object().set("may_go_on", may);
}

}  // namespace qiyue::law::national

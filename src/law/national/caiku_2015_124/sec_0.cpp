#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-163 政府购买服务项目磋商过程中符合要求供应商只有2家的可继续;只有1家应终止并公告
// All that is bought here are services.
Value two_in_consultation(Facts const& facts, Numbers const& numbers, Steps& steps) {
    steps.note("suppliers", facts.integer("suppliers"));
    return Value::object().set("may_go_on", facts.integer("suppliers") >= numbers.get("consultation_min_gov_services"));
}

}  // namespace qiyue::law::national

#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-043 竞争方式供应商两家甚至一家时可继续
Value few_in_emergency(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const suppliers = facts.integer("suppliers");
    steps.note("suppliers", suppliers);
    return Value::object().set("may_go_on", suppliers >= numbers.get("emergency_suppliers_min"));
}

// LP-043 突发事件等紧急采购可自行确定方式, ……添购原则上可至原合同30%
// The method itself needs no other ground. 原则上: more is only warned of.
void emergency_purchase(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.given("original_price")) {
        return;
    }
    auto const price = facts.money("original_price");
    auto const cap = price.share(numbers.share("emergency_addition_in_principle"), Rounding::down);
    auto const sum = facts.money("added_before") + facts.money("addition");
    if (sum > cap) {
        findings.warn("method.emergency_addition_large", "addition",
                      {"紧急添购累计 " + sum.in_yuan() + " 元，超过原合同采购金额 " + price.in_yuan() +
                           " 元原则上的比例（" + cap.in_yuan() + " 元）",
                       "the additions come to " + sum.in_yuan() + " yuan, above the share of the contract's " +
                           price.in_yuan() + " that holds in principle (" + cap.in_yuan() + ")"},
                      {"请在紧急情况说明中写明超过的理由", "say in the account of the emergency why it takes more"});
    }
}

}  // namespace qiyue::law::national

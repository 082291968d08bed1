#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-4-1 政府购买服务所需资金坚持以事定费、费随事转的原则,在既有财政预算中统筹安排。
void within_budget_line(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("has_budget_line")) {
        findings.refuse("budget.line_missing", "budget_line",
                        {"没有资金来源：项目未对应既有预算", "the project draws on no existing budget line"},
                        {"请选择本单位的既有预算项", "name an existing budget line of your own"});
        return;
    }
    auto const amount = facts.money("amount");
    auto const free = facts.money("free");
    if (amount > free) {
        findings.refuse("budget.line_insufficient", "amount",
                        {"所需 " + amount.in_yuan() + " 元超过预算可用余额 " + free.in_yuan() + " 元",
                         amount.in_yuan() + " yuan is more than the " + free.in_yuan() + " yuan free on the line"},
                        {"请降低金额，或先调整预算", "lower the amount, or have the budget adjusted first"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017

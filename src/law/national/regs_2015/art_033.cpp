#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-094 投标保证金不得超过采购项目预算金额2%,非现金形式
void bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const cap = facts.money("budget").share(numbers.share("bid_bond_max"), Rounding::down);
    if (facts.money("bond") > cap) {
        findings.refuse("tender.bond_over_cap", "bid_bond",
                        {"投标保证金 " + facts.money("bond").in_yuan() + " 元超过预算金额的规定比例",
                         "the bond of " + facts.money("bond").in_yuan() + " yuan is more than the budget allows"},
                        {"不超过 " + cap.in_yuan() + " 元", "at most " + cap.in_yuan() + " yuan"});
    }
}

}  // namespace qiyue::law::national

#include "law/national/bonds.hpp"

namespace qiyue::law::national {

void refuse_bond_over(BasisPoints cap, Facts const& facts, Findings& findings) {
    auto const most = facts.money("budget").share(cap, Rounding::down);
    auto const bond = facts.money("bond");
    if (bond > most) {
        findings.refuse("tender.bond_over_cap", "bid_bond",
                        {"投标保证金 " + bond.in_yuan() + " 元超过预算金额的规定比例",
                         "the bond of " + bond.in_yuan() + " yuan is more than the budget allows"},
                        {"不超过 " + most.in_yuan() + " 元", "at most " + most.in_yuan() + " yuan"});
    }
}

}  // namespace qiyue::law::national

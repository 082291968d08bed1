#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-099 履约保证金不得超过合同金额10%,非现金形式
void performance_bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const cap = facts.money("price").share(numbers.share("performance_bond_max"), Rounding::down);
    if (facts.money("bond") > cap) {
        findings.refuse("contract.bond_over_cap", "performance_bond",
                        {"履约保证金 " + facts.money("bond").in_yuan() + " 元超过合同金额的规定比例",
                         "the bond of " + facts.money("bond").in_yuan() + " yuan is more than the price allows"},
                        {"不超过 " + cap.in_yuan() + " 元", "at most " + cap.in_yuan() + " yuan"});
    }
    if (facts.text("form") == "cash") {
        findings.refuse("contract.bond_in_cash", "bond_form",
                        {"履约保证金应以非现金形式提交", "the bond must not be given in cash"},
                        {"请改用支票、汇票、本票或保函", "take a cheque, a draft, a note or a guarantee"});
    }
}

}  // namespace qiyue::law::national

#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-190 追加相同标的,补充合同累计不得超过原合同金额10%,不改变其他条款
void supplement_within_share(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const cap = facts.money("price").share(numbers.share("additional_purchase_max"), Rounding::down);
    auto const before = facts.money("supplemented");
    if (before + facts.money("amount") > cap) {
        auto const rest = cap - before;
        findings.refuse(
            "contract.supplement_over_cap", "amount",
            {"补充合同累计超过原合同金额的规定比例", "the supplements together are more than the law allows"},
            {"还可追加 " + rest.in_yuan() + " 元，超出部分请另行采购",
             rest.in_yuan() + " yuan may still be added; buy the rest anew"});
    }
    if (!facts.yes("same_subject")) {
        findings.refuse("contract.supplement_differs", "same_subject",
                        {"补充合同只能追加与原合同相同的标的，不改变其他条款",
                         "a supplement adds the same service and changes no other term"},
                        {"不同的服务请另行采购", "buy another service by a purchase of its own"});
    }
}

}  // namespace qiyue::law::national

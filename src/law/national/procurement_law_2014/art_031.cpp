#include "law/national/grounds.hpp"
#include "law/national/methods.hpp"

#include <array>

namespace qiyue::law::national {

namespace {

// 一致性或服务配套添购且总额不超过原合同10%
// `added_before`: what earlier additions to the same contract came to. A supplement of the contract is another thing,
// with a share of its own (LP-190).
void addition_within_share(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.given("original_price")) {
        findings.refuse("method.no_original", "original_contract",
                        {"添购须写明原合同", "an addition names the contract that it adds to"},
                        {"请选择本单位已签订的原合同", "choose the signed contract of your department"});
        return;
    }
    if (!facts.yes("from_original_supplier")) {
        findings.refuse("method.not_original_supplier", "suppliers",
                        {"添购只能从原合同的供应商处进行", "an addition is bought from the supplier of that contract"},
                        {"请填写原合同的供应商；向其他供应商采购的，请改用其他方式",
                         "name that supplier; to buy from another, choose another method"});
    }
    auto const price = facts.money("original_price");
    auto const cap = price.share(numbers.share("single_source_addon_max"), Rounding::down);
    auto const before = facts.money("added_before");
    auto const sum = before + facts.money("addition");
    if (sum > cap) {
        auto const rest = std::max(cap - before, Money()).in_yuan();
        findings.refuse("method.addition_over_share", "addition",
                        {"对原合同的添购累计 " + sum.in_yuan() + " 元，超过原合同采购金额 " + price.in_yuan() +
                             " 元的规定比例（" + cap.in_yuan() + " 元）",
                         "the additions come to " + sum.in_yuan() + " yuan, above the share of the contract's " +
                             price.in_yuan() + " that the law allows (" + cap.in_yuan() + ")"},
                        {"还可添购 " + rest + " 元；超出部分请另行采购",
                         rest + " yuan may still be added; buy the rest by a purchase of its own"});
    }
}

}  // namespace

// LP-037 唯一供应商;不可预见紧急;一致性或服务配套添购且总额不超过原合同10%
void single_source_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings) {
    static constexpr std::array<std::string_view, 3> grounds{"only_supplier", "unforeseeable_urgency", "addition"};
    on_ground(facts, grounds, findings);
    if (facts.given("ground") && facts.text("ground") == "addition") {
        addition_within_share(facts, numbers, findings);
    }
}

}  // namespace qiyue::law::national

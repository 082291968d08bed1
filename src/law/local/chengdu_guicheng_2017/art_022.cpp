#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/national/contracting.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-22-2 政府购买服务合同文本及条款应明确……资金支付方式、与资金支付挂钩的验收标准或考核办法
void instalments_conditioned(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (facts.has("contents")) {
        national::contents_given(facts, numbers, findings);
    }
    if (!facts.given("instalments")) {
        findings.refuse("contract.instalments_missing", "instalments",
                        {"合同没有约定资金支付方式", "the contract has no schedule of payment"},
                        {"请约定分期及各期条件", "list the instalments and what each depends on"});
        return;
    }
    Money total;
    std::size_t place = 0;
    for (auto const& instalment : facts.list("instalments")) {
        auto const number = std::to_string(place + 1);
        auto const field = "instalments." + std::to_string(place++);
        total += instalment.money("amount");
        if (instalment.integer("conditions") == 0) {
            findings.refuse("contract.instalment_without_condition", field + ".conditions",
                            {"第 " + number + " 期付款没有挂钩的验收标准或考核办法",
                             "instalment " + number + " depends on no acceptance or assessment"},
                            {"请选择该期的验收标准或考核办法", "tie it to a standard of acceptance or assessment"});
        }
    }
    auto const price = facts.money("price");
    if (total != price) {
        findings.refuse("contract.instalments_total", "instalments",
                        {"各期合计 " + total.in_yuan() + " 元，合同价 " + price.in_yuan() + " 元",
                         "the instalments add up to " + total.in_yuan() + " yuan, the price is " + price.in_yuan()},
                        {"请使各期合计等于合同价", "let them add up to the price"});
    }
}

// CD-22-4 政府购买服务合同文本及条款应明确购买服务的范围、标的、数量、质量以及服务期限……
// The agreed side is the published draft, the winning bid and the frozen need; a pair that is not given is not compared.
void contract_as_awarded(Facts const& facts, Numbers const&, Findings& findings) {
    auto const price = facts.money("price");
    auto const awarded = facts.money("award_price");
    if (price != awarded) {
        findings.refuse("contract.price_differs", "price",
                        {"合同价 " + price.in_yuan() + " 元与成交价 " + awarded.in_yuan() + " 元不一致",
                         "the contract says " + price.in_yuan() + " yuan, the award " + awarded.in_yuan()},
                        {"合同价应为 " + awarded.in_yuan() + " 元", "the price is " + awarded.in_yuan() + " yuan"});
    }
    std::pair<char const*, Text> const terms[] = {
        {"quantity", {"数量", "quantity"}},
        {"term", {"服务期限", "term"}},
        {"quality", {"质量要求", "quality"}},
    };
    for (auto const& [name, label] : terms) {
        auto const agreed = std::string("agreed_") + name;
        if (facts.has(agreed) && facts.value()[name] != facts.value()[agreed]) {
            findings.refuse(std::string("contract.") + name + "_differs", name,
                            {"合同的" + label.zh + "与购买文件和成交结果不一致",
                             "the " + label.en + " is not what was published and awarded"},
                            {"请恢复为成交的内容", "restore what was awarded"});
        }
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017

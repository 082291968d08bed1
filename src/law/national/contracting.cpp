#include "law/national/contracting.hpp"

namespace qiyue::law::national {

namespace {

Text missing(Facts const& content) {
    auto const& name = content.value()["content"];
    return {"合同没有写明“" + name["zh"].text_or({}) + "”", "the contract does not say: " + name["en"].text_or({})};
}

Text const write_it{"请补写后再送签", "write it, then send the contract to be signed"};

}  // namespace

void contents_given(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& content : facts.list("contents")) {
        if (!content.yes("given")) {
            findings.refuse("contract.content_missing", content.text("field"), missing(content), write_it);
        }
    }
}

// LP-201 姓名住所、标的、数量、质量、价款报酬、履行期限地点方式、违约责任、争议解决
void usual_contents(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& content : facts.list("contents")) {
        if (!content.yes("given")) {
            findings.warn("contract.usual_content_missing", content.text("field"), missing(content),
                          {"一般应当约定；没有约定的，适用民法典的规定", "it is usual to agree on it"});
        }
    }
}

void not_resold(Facts const& facts, Numbers const&, Findings& findings) {
    auto const price = facts.money("price");
    auto const handed_on = facts.money("subcontracted") + facts.money("amount");
    if (handed_on >= price) {
        findings.refuse(
            "contract.resold", "amount",
            {"分包合计 " + handed_on.in_yuan() + " 元，等于把全部服务转包，合同价 " + price.in_yuan() + " 元",
             handed_on.in_yuan() + " yuan of " + price.in_yuan() + " would be handed on: the whole service"},
            {"不得转包；承接主体须自己完成主要部分", "the provider does the main part himself"});
    }
}

void not_resold_in_layers(Facts const& facts, Numbers const& numbers, Findings& findings) {
    not_resold(facts, numbers, findings);
    if (facts.yes("below")) {
        findings.refuse("contract.subcontracted_twice", "below",
                        {"分包单位不得再行分包", "a subcontractor hands nothing on"},
                        {"请由承接主体直接分包，或由分包单位自己完成",
                         "let the provider subcontract it, or the subcontractor do it himself"});
    }
}

std::vector<std::pair<char const*, Text>> const& conditions_of_long_terms() {
    static std::vector<std::pair<char const*, Text>> const all{
        {"fixed", {"需求具有相对固定性", "the need is relatively fixed"}},
        {"continuous", {"需求具有延续性", "the need goes on"}},
        {"small_price_change", {"价格变化幅度小", "the price changes little"}},
    };
    return all;
}

void refuse_long_term(Facts const& facts, int most, std::vector<std::pair<char const*, Text>> const& conditions,
                      Findings& findings) {
    auto const start = facts.day("start");
    auto const end = facts.day("end");
    if (end <= start.plus_years(1).plus_days(-1)) {
        return;
    }
    auto const last = start.plus_years(most).plus_days(-1);
    if (end > last) {
        findings.refuse("contract.term_too_long", "term_to",
                        {"履行期限超过 " + std::to_string(most) + " 年",
                         "the term is longer than " + std::to_string(most) + " years"},
                        {"结束日期不晚于 " + last.iso(), "let it end on " + last.iso() + " or before"});
    }
    Text wanting;
    for (auto const& [name, label] : conditions) {
        if (!facts.yes(name)) {
            wanting.zh += (wanting.zh.empty() ? "" : "、") + label.zh;
            wanting.en += (wanting.en.empty() ? "" : "; ") + label.en;
        }
    }
    if (!wanting.zh.empty()) {
        findings.refuse(
            "contract.multi_year_unjustified", "multi_year",
            {"期限超过一年，但未确认：" + wanting.zh, "longer than a year, but not confirmed: " + wanting.en},
            {"请逐项确认并说明依据，或将期限定为一年以内", "confirm each with its grounds, or make it a year or less"});
    }
}

}  // namespace qiyue::law::national

#include "law/local/shenyang_2015/articles.hpp"

#include <algorithm>
#include <optional>

namespace qiyue::law::shenyang_2015 {

// 项目结束后,要对绩效目标的实现程度、资金使用、服务质量、协作状况等实行严格绩效考核
void four_aspects_marked(Facts const& facts, Numbers const&, Findings& findings) {
    auto const aspects = facts.list("aspects");
    for (auto const& [name, label] :
         {std::pair{"goals", Text{"绩效目标实现程度", "goals reached"}},
          std::pair{"fund_use", Text{"资金使用", "use of money"}}, std::pair{"quality", Text{"服务质量", "quality"}},
          std::pair{"cooperation", Text{"协作状况", "co-operation"}}}) {
        auto const marked =
            std::ranges::any_of(aspects, [&](Facts const& one) { return one.text("aspect") == std::string(name); });
        if (!marked) {
            findings.refuse("evaluation.final_aspect_unmarked", "aspects",
                            {"结项考核缺少“" + label.zh + "”", "the final assessment lacks: " + label.en},
                            {"请在购买主体评价中补充", "the buyer's evaluation adds it"});
        }
    }
}

namespace {

// Nothing where the grade leaves the next budget free.
std::optional<Money> proposed(Facts const& facts, Numbers const& numbers) {
    if (facts.text("last_grade") != "poor") {
        return std::nullopt;
    }
    auto const had = facts.money("last_amount");
    return had - had.share(numbers.share("poor_result_cut"), Rounding::half_up);
}

}  // namespace

// 作为以后年度编制部门预算……的重要参考依据
Value budget_after_result(Facts const& facts, Numbers const& numbers, Steps&) {
    auto const sum = proposed(facts, numbers);
    return Value::object()
        .set("cut", sum.has_value())
        .set("proposed", sum.value_or(facts.money("last_amount")).in_fen());
}

void reason_for_more(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const sum = proposed(facts, numbers);
    if (sum && facts.money("amount") > *sum && !facts.yes("result_answered")) {
        findings.refuse("budget.above_proposal", facts.text("field"),
                        {"同类项目上次绩效评价为不合格，本次建议不超过 " + sum->in_yuan() + " 元；高于该数的须说明理由",
                         "the last evaluation of this item was poor: " + sum->in_yuan() +
                             " yuan are proposed, more needs a reason"},
                        {"请按建议数编制，或填写对上次评价结果的说明", "keep to it, or say why more is needed"});
    }
}

}  // namespace qiyue::law::shenyang_2015

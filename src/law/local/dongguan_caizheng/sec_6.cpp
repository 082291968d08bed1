#include "law/local/dongguan_caizheng/articles.hpp"

#include "law/evaluation.hpp"

namespace qiyue::law::dongguan_caizheng {

// 定期开展经费使用的规范性、实施的效益性评价考核工作
void both_parts_marked(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& [part, label] : {std::pair{"regularity", Text{"经费使用规范性", "regularity of the use of money"}},
                                      std::pair{"effectiveness", Text{"实施效益性", "effectiveness"}}}) {
        if (!facts.given(part)) {
            findings.refuse("evaluation.half_missing", part,
                            {"尚未评定“" + label.zh + "”", "the " + label.en + " is not marked"},
                            {"两部分都评定后再形成结果", "mark both first"});
        }
    }
}

Value two_parts_combined(Facts const& facts, Numbers const& numbers, Steps& steps) {
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (auto const& [part, key] : {std::pair{"regularity", "evaluation_weight_regularity"},
                                    std::pair{"effectiveness", "evaluation_weight_effectiveness"}}) {
        auto const weight = numbers.get(key);
        sum += facts.integer(part) * weight;
        weights += weight;
        steps.note(part, Value::object().set("marks", facts.integer(part)).set("weight", weight));
    }
    return Value::object().set("score", scale(sum, 1, weights, Rounding::half_up));
}

// 是否按照规定编制经费使用计划,明确使用的项目和达成的目标
Value use_plan(Facts const& facts, Numbers const&, Steps& steps) {
    steps.note("use_plan", facts.value());
    return Value::object().set("present", facts.integer("plan_items") > 0 && facts.integer("plan_targets") > 0);
}

// 是否按照规定的项目内容和使用标准使用经费
Value spending_against_standard(Facts const& facts, Numbers const&, Steps& steps) {
    Value above = Value::list();
    for (auto const& one : facts.list("expenses")) {
        auto const over = one.money("spent") - one.money("standard");
        if (over > Money()) {
            above.push(Value::object()
                           .set("item", one.text("item"))
                           .set("standard", one.money("standard").in_fen())
                           .set("spent", one.money("spent").in_fen())
                           .set("over", over.in_fen()));
        }
    }
    steps.note("above_standard", above);
    auto const count = static_cast<std::int64_t>(above.size());
    return Value::object().set("above", std::move(above)).set("count", count);
}

// 是否按照规定的时间和进程使用经费
Value spending_against_progress(Facts const& facts, Numbers const&, Steps& steps) {
    auto const spent = evaluation::rate(facts.money("spent").in_fen(), facts.money("total").in_fen());
    steps.note("spent_of_planned", facts.value());
    return Value::object()
        .set("spent_rate", spent)
        .set("deviation", spent.is_null() ? Value() : Value(spent.integer() - facts.integer("planned")));
}

// 是否按照规定核算和管理经费
void accounting_answered(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.given("answer")) {
        findings.refuse("evaluation.accounting_unanswered", "accounting",
                        {"没有评定经费的核算和管理", "accounting and management of the money is not judged"},
                        {"请填写第四项", "answer item 4"});
    }
}

// 是否存在假报项目、预算不实、混淆项目、套转经费等违规行为
Value grade_capped(Facts const& facts, Numbers const&, Steps& steps) {
    auto const capped = facts.given("violations");
    steps.note("violations", facts.value());
    return Value::object().set("grade", capped ? std::string("poor") : facts.text("grade")).set("capped", capped);
}

// 购买服务项目的社会效益
void benefit_has_evidence(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.integer("benefit_evidence") < 1) {
        findings.refuse("evaluation.benefit_without_evidence", "benefit_evidence",
                        {"社会效益评分没有依据材料", "the marks for the social benefit rest on no evidence"},
                        {"请至少上传一份依据材料", "add at least one file"});
    }
}

}  // namespace qiyue::law::dongguan_caizheng

#include "law/evaluation.hpp"

#include "base/money.hpp"
#include "base/said.hpp"

#include <algorithm>

namespace qiyue::law::evaluation {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points

struct Named {
    char const* name;
    Text label;
};

std::vector<Named> const& dimensions() {
    static std::vector<Named> const all{{"quantity", {"数量", "quantity"}},
                                        {"quality", {"质量", "quality"}},
                                        {"fund_use", {"资金使用绩效", "use of money"}}};
    return all;
}

struct Side {
    char const* tag;
    Named side;
};

std::vector<Side> const& pairs() {
    static std::vector<Side> const all{{"phase", {"process", {"过程", "process"}}},
                                       {"phase", {"result", {"结果", "result"}}},
                                       {"horizon", {"short_term", {"短期", "short term"}}},
                                       {"horizon", {"long_term", {"长远", "long term"}}},
                                       {"benefit", {"social", {"社会效益", "social benefit"}}},
                                       {"benefit", {"economic", {"经济效益", "economic benefit"}}}};
    return all;
}

struct Part {
    Named side;
    char const* weight;
};

std::vector<Part> const& parts() {
    static std::vector<Part> const all{
        {{"buyer", {"购买主体", "the buyer"}}, "evaluation_weight_buyer"},
        {{"user", {"服务对象", "the people served"}}, "evaluation_weight_user"},
        {{"third_party", {"第三方", "the third party"}}, "evaluation_weight_third_party"}};
    return all;
}

bool any_has(std::vector<Facts> const& items, char const* key, char const* value) {
    return std::ranges::any_of(items, [&](Facts const& item) { return item.given(key) && item.text(key) == value; });
}

}  // namespace

Value rate(std::int64_t part, std::int64_t of) {
    return of <= 0 ? Value() : Value(scale(part, whole, of, Rounding::half_up));
}

void weights_sum(Facts const& facts, Numbers const&, Findings& findings) {
    std::int64_t sum = 0;
    for (auto const& item : facts.list("items")) {
        sum += item.given("weight") ? item.integer("weight") : 0;
    }
    if (sum != whole) {
        findings.refuse("indicators.weights_sum", "indicators",
                        {"指标权重合计 " + percent(sum) + "，应为 100%",
                         "the weights of the indicators sum to " + percent(sum) + " instead of 100%"},
                        {"请调整各指标权重", "mend the weights"});
    }
}

void dimensions_covered(Facts const& facts, Numbers const&, Findings& findings) {
    auto const items = facts.list("items");
    for (auto const& one : dimensions()) {
        if (!any_has(items, "dimension", one.name)) {
            findings.refuse("indicators.dimension_missing", "indicators",
                            {"没有“" + one.label.zh + "”方面的指标", "no indicator measures the " + one.label.en},
                            {"请至少增加一项该方面的指标", "add at least one"});
        }
    }
}

void pairs_covered(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.given("reason")) {
        return;
    }
    auto const items = facts.list("items");
    for (auto const& one : pairs()) {
        if (!any_has(items, one.tag, one.side.name)) {
            findings.refuse(
                "indicators.side_missing", "indicators",
                {"没有“" + one.side.label.zh + "”评价的指标", "no indicator evaluates the " + one.side.label.en},
                {"请增加该类指标，或写明不设的理由", "add one, or say why there is none"});
        }
    }
}

void goals_carried(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.given("reason")) {
        return;
    }
    auto const now = facts.list("now");
    for (auto const& before : facts.list("before")) {
        auto const name = before.text("name");
        auto const target = before.integer("target");
        auto const found = std::ranges::find_if(now, [&](Facts const& one) { return one.text("name") == name; });
        if (found == now.end()) {
            findings.refuse("goals.dropped", "reason",
                            {"原定目标“" + name + "”未列入", "the goal “" + name + "” was dropped"},
                            {"请补入，或说明理由", "take it in, or give a reason"});
        } else if (found->integer("target") < target) {
            auto const lower = std::to_string(found->integer("target"));
            findings.refuse("goals.lowered", "reason",
                            {"目标“" + name + "”由 " + std::to_string(target) + " 降为 " + lower + "，未说明理由",
                             "the goal “" + name + "” fell from " + std::to_string(target) + " to " + lower +
                                 " and no reason is given"},
                            {"请恢复原目标，或说明理由", "restore it, or give a reason"});
        }
    }
}

void three_sides_marked(Facts const& facts, Numbers const& numbers, Findings& findings) {
    std::int64_t total = 0;
    for (auto const& part : parts()) {
        auto const& label = part.side.label;
        total += numbers.get(part.weight);
        if (!facts.given(part.side.name)) {
            findings.refuse("evaluation.part_missing", part.side.name,
                            {"缺少" + label.zh + "评价", "the evaluation by " + label.en + " is missing"},
                            {"三方评价齐全后再形成结果", "all three are needed before the result is made"});
        }
    }
    if (total != whole) {
        findings.refuse("evaluation.weights_total", "",
                        {"三方评价权重合计 " + percent(total) + "，应为 100%",
                         "the three weights add up to " + percent(total) + " instead of 100%"},
                        {"请管理员更正权重", "an administrator corrects the weights"});
    }
}

Value three_sides_combined(Facts const& facts, Numbers const& numbers, Steps& steps) {
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (auto const& part : parts()) {
        auto const weight = numbers.get(part.weight);
        sum += facts.integer(part.side.name) * weight;
        weights += weight;
        steps.note(part.side.name, Value::object().set("marks", facts.integer(part.side.name)).set("weight", weight));
    }
    return Value::object().set("score", scale(sum, 1, weights, Rounding::half_up));
}

void three_aspects_marked(Facts const& facts, Numbers const&, Findings& findings) {
    auto const items = facts.list("aspects");
    for (auto const& one : dimensions()) {
        if (!any_has(items, "aspect", one.name)) {
            findings.refuse("evaluation.aspect_unmarked", "aspects",
                            {"“" + one.label.zh + "”尚未评分", "the " + one.label.en + " has no marks"},
                            {"请在购买主体评价中补充", "the buyer's evaluation adds them"});
        }
    }
}

void assessor_independent(Facts const& facts, Numbers const&, Findings& findings) {
    auto const assessor = facts.text("assessor");
    if (!facts.yes("declared")) {
        findings.refuse("evaluation.not_declared", "independent",
                        {"“" + assessor + "”未声明独立性", "“" + assessor + "” has not declared its independence"},
                        {"请取得其独立性声明", "have it declared"});
    }
    for (auto const& tie : facts.list("ties")) {
        findings.refuse("evaluation.not_independent", "assessor",
                        {"“" + assessor + "”" + tie.text("why_zh") + "，不得评价本项目",
                         "“" + assessor + "” " + tie.text("why_en") + " and can't evaluate this project"},
                        {"请另行委托独立的第三方", "mandate an independent one"});
    }
}

void third_party_reported(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("third_party_report")) {
        findings.refuse("evaluation.no_third_report", "",
                        {"没有独立第三方的评价报告", "there is no report of an independent third party"},
                        {"请由受托的第三方提交报告", "the mandated third party hands it in"});
    }
}

void both_outputs_made(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("acceptance_passed")) {
        findings.refuse("closing.no_report", "", {"没有验收报告", "there is no acceptance report"},
                        {"请先完成验收并出具报告", "finish the acceptance first"});
    }
    if (!facts.yes("grade_known")) {
        findings.refuse("closing.not_evaluated", "", {"没有评估结论", "the evaluation has no conclusion"},
                        {"请先完成绩效评价", "finish the evaluation first"});
    }
}

void departments_heard(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& one : facts.list("departments")) {
        if (!one.yes("given")) {
            findings.refuse(
                "evaluation.department_unheard", "",
                {"“" + one.text("name") + "”尚未提出评价意见", "“" + one.text("name") + "” has not given its opinion"},
                {"请其提出意见后再审定", "have it given first"});
        }
    }
}

Value targets_reached(Facts const& facts, Numbers const&, Steps& steps) {
    Value targets = Value::list();
    std::int64_t reached = 0;
    for (auto const& target : facts.list("targets")) {
        auto const wanted = target.integer("target");
        auto const actual = target.integer("actual");
        reached += actual >= wanted ? 1 : 0;
        targets.push(Value::object().set("name", target.text("name")).set("rate", rate(actual, wanted)));
    }
    steps.note("actual_of_target", targets);
    return Value::object().set("targets", std::move(targets)).set("reached", reached);
}

Value no_targets() {
    return Value::object().set("targets", Value::list()).set("reached", -1);
}

Value survey_result(Facts const& facts, Numbers const&, Steps& steps) {
    auto const answers = facts.integer("answers");
    steps.note("satisfied_of_answers", facts.value());
    return Value::object()
        .set("mean", answers == 0 ? Value() : Value(scale(facts.integer("marks"), 1, answers, Rounding::half_up)))
        .set("rate", rate(facts.integer("satisfied"), answers))
        .set("answers", answers)
        .set("valid", answers > 0 && answers >= facts.integer("minimum"));
}

Value no_survey() {
    return Value::object().set("mean", -1).set("rate", -1).set("answers", 0).set("valid", false);
}

}  // namespace qiyue::law::evaluation

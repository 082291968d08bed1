#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include "law/evaluation.hpp"

#include "base/said.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

using evaluation::rate;

// CD-32-2 购买内容是否符合购买主体的职责范围
// CD-32-3 选择的购买方式是否得当、购买过程是否规范
// CD-32-4 购买需求是否明确、完整、合规
void evaluation_item_answered(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.given("answer")) {
        findings.refuse("evaluation.item_unanswered", "answer",
                        {"这一项绩效评价内容没有填写", "this item of the evaluation is not answered"},
                        {"请填写评价意见", "answer it"});
    }
}

// CD-32-5 考核、验收是否到位
Value rounds_held(Facts const& facts, Numbers const&, Steps& steps) {
    steps.note("held_of_planned", facts.value());
    return Value::object().set("rate", rate(facts.integer("held"), facts.integer("planned")));
}

// CD-32-6 资金投入和使用情况
Value money_used(Facts const& facts, Numbers const&, Steps& steps) {
    steps.note("paid_of_budget", facts.value());
    return Value::object().set("rate", rate(facts.money("paid").in_fen(), facts.money("budget").in_fen()));
}

// CD-32-8 服务对象满意情况
Value satisfaction(Facts const& facts, Numbers const&, Steps& steps) {
    auto const answers = facts.integer("answers");
    steps.note("satisfied_of_answers", facts.value());
    return Value::object().set("rate", rate(facts.integer("satisfied"), answers)).set("sample", answers);
}

// CD-32-9 其它内容: what a project adds for itself, each with its weight; the rest of the whole is the three parts' score.
void other_contents_weighed(Facts const& facts, Numbers const&, Findings& findings) {
    std::int64_t weights = 0;
    for (auto const& item : facts.list("items")) {
        weights += item.integer("weight");
        if (!item.given("score")) {
            findings.refuse("evaluation.other_unmarked", "others",
                            {"“" + item.text("name") + "”已列为评价内容，尚未评分",
                             "“" + item.text("name") + "” is one of the contents and has no marks"},
                            {"请为其评分", "mark it"});
        }
    }
    constexpr std::int64_t whole = 10'000;
    if (weights >= whole) {
        findings.refuse("evaluation.others_take_all", "others",
                        {"其它内容的权重合计 " + percent(weights) + "，未给三方评价留下权重",
                         "the other contents weigh " + percent(weights) + " and leave the three parts nothing"},
                        {"请降低其权重", "lower their weights"});
    }
}

Value with_other_contents(Facts const& facts, Numbers const&, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    auto rest = whole;
    std::int64_t sum = 0;
    for (auto const& item : facts.list("items")) {
        rest -= item.integer("weight");
        sum += item.integer("score") * item.integer("weight");
        steps.note("other_part",
                   Value::object()
                       .set("name", item.text("name"))
                       .set("marks", item.integer("score"))
                       .set("weight", item.integer("weight")));
    }
    steps.note("three_parts", Value::object().set("marks", facts.integer("score")).set("weight", rest));
    return Value::object().set("score", scale(sum + facts.integer("score") * rest, 1, whole, Rounding::half_up));
}

}  // namespace qiyue::law::chengdu_guicheng_2017

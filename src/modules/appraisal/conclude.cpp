#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/appraisal/survey.hpp"
#include "modules/budget/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 形成结果: the three sides combined, and what the record says beside them.
namespace qiyue::appraisal {

using workflow::StepRun;

// Marks are hundredths of a point, the grades begin at whole points.
std::string grade_of(law::Judge const& judge, std::int64_t score) {
    auto const reaches = [&](std::string_view key) { return score >= 100 * judge.number(key); };
    return reaches("evaluation_grade_excellent") ? "excellent"
        : reaches("evaluation_grade_good")       ? "good"
        : reaches("evaluation_grade_pass")       ? "pass"
                                                 : "poor";
}

// CD-32-7: the indicators with what was reached.
Value targets_of(store::Evaluation const& evaluation) {
    Value targets = Value::list();
    auto const& actuals = evaluation.body.at_path("self.actuals");
    for (auto const& indicator : evaluation.body["indicators"].items()) {
        std::int64_t actual = 0;
        for (std::size_t i = 0; actuals.is_list() && i < actuals.size(); ++i) {
            if (actuals.items()[i]["name"] == indicator["name"]) {
                actual = actuals.items()[i]["actual"].integer_or(0);
            }
        }
        auto line = indicator;
        targets.push(line.set("actual", actual));
    }
    return targets;
}

law::Facts reached_facts(Value const& targets) {
    Value all = Value::list();
    for (auto const& one : targets.items()) {
        all.push(Value::object().set("name", one["name"]).set("target", one["target"]).set("actual", one["actual"]));
    }
    return law::Facts().with("targets", all);
}

std::vector<Clause> three_sided() {
    return {clause::CD_32_1, clause::SH_2_4_12, clause::SY_3_2_a, clause::PF_platform_13, clause::LP_026};
}

Clause combining(law::Judge const& judge) {
    auto const all = three_sided();
    auto const found = std::ranges::find_if(all, [&](Clause one) { return judge.applies(one); });
    return found == all.end() ? clause::CD_32_1 : *found;
}

Value facts_of(StepRun& run, store::Evaluation const& evaluation) {
    auto const terms = contract::terms(run.tx, run.engine, evaluation.contract);
    ENSURE(terms.has_value());
    std::int64_t planned = 0;
    std::int64_t held = 0;
    for (auto const& instalment : terms->instalments) {
        planned += instalment.kind == contract::Condition::assessment ? 1 : 0;
    }
    for (auto const& round : performance::rounds(run.tx, run.engine, evaluation.contract)) {
        held += round.final && round.instalment != 0 ? 1 : 0;
    }
    auto const table = budget::released(run.tx, evaluation.project, evaluation.year);
    auto const budgeted = table ? table->amount : Money();
    auto const paid = payment::total_paid(run.tx, evaluation.contract);
    auto const people = heard(run.tx, run.engine, evaluation);
    auto const targets = targets_of(evaluation);
    // CD-32-5 考核、验收是否到位 · CD-32-6 资金投入和使用情况 · CD-32-7 目标的达成度 · CD-32-8 服务对象满意情况
    auto const rounds = run.judge.compute(clause::CD_32_5, law::Facts().with("planned", planned).with("held", held));
    auto const money = run.judge.compute(clause::CD_32_6, law::Facts().with("budget", budgeted).with("paid", paid));
    auto const reached = run.judge.compute(clause::CD_32_7, reached_facts(targets));
    auto const content = run.judge.compute(
        clause::CD_32_8, law::Facts().with("answers", people.answers).with("satisfied", people.satisfied));
    // PF-platform-12 服务评价: how many rated, and their mean.
    auto const rating = run.judge.compute(clause::PF_platform_12, people.facts(1));
    Value chain = Value::list();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        auto line = targets.items()[i];
        auto const& rates = reached["targets"];
        chain.push(line.set("rate", i < rates.size() ? rates.items()[i]["rate"] : Value()));
    }
    return Value::object()
        .set("rounds_planned", planned)
        .set("rounds_held", held)
        .set("rounds_rate", rounds["rate"])
        .set("budget", budgeted.in_fen())
        .set("paid", paid.in_fen())
        .set("paid_rate", money["rate"])
        .set("chain", chain)
        .set("answers", content["sample"])
        .set("satisfied_rate", content["rate"])
        .set("rating_mean", rating["mean"]);
}

namespace {

// LA-II.5-d 事中、事后要进行绩效评价: rounds of assessment and evaluations while the service ran; or why there was none.
void judge_interim(StepRun& run, store::Evaluation const& evaluation) {
    auto const rounds = performance::rounds(run.tx, run.engine, evaluation.contract);
    auto count = static_cast<std::int64_t>(std::ranges::count_if(rounds, &performance::Round::final));
    for (auto const& one : store::of_project(run.tx, evaluation.project)) {
        count += one.interim && one.final_on ? 1 : 0;
    }
    auto const reason = evaluation.body.at_path("self.no_interim_reason").text_or({});
    run.judge.require(
        clause::LA_II_5_d, law::Facts().with("interim_evaluations", count).with("reason_given", !reason.empty()),
        evaluation.interim || count > 0 || !reason.empty(), "evaluation.no_interim", "no_interim_reason",
        {"没有事中的考核或评价，也未说明理由", "nothing was evaluated while the service ran, and it is not said why"},
        {"请在购买主体评价中说明理由", "say why in the buyer's evaluation"});
}

// What each place wants marked before there is a result.
void judge_marks(StepRun& run, store::Evaluation const& evaluation, law::Facts const& facts) {
    for (auto const one : three_sided()) {
        run.judge.ask(one, facts);
    }
    // LA-F.9 对购买服务项目进行评绩效评价,并出具报告 · LA-4.2.2 形成绩效报告
    auto const reported = !evaluation.body.at_path("third.report").text_or({}).empty();
    run.judge.require(clause::LA_F_9, law::Facts().with("third_party_report", reported), reported,
                      "evaluation.no_report", {}, {"第三方没有出具评价报告", "the third party handed in no report"},
                      {"请第三方提交报告文件", "have it hand in the file"});
    // DG-3-3b 引入独立的第三方进行考核评估
    run.judge.ask(clause::DG_3_3b, law::Facts().with("third_party_report", evaluation.body.has("third")));
    Value marked = Value::list();
    auto const& given = evaluation.body.at_path("self.aspects");
    for (std::size_t i = 0; given.is_list() && i < given.size(); ++i) {
        marked.push(Value::object().set("aspect", given.items()[i]["aspect"]));
    }
    auto const aspects = law::Facts().with("aspects", marked);
    // LA-II.5-g 数量、质量和资金使用绩效 · SY-3.2-g 绩效目标的实现程度、资金使用、服务质量、协作状况
    run.judge.ask(clause::LA_II_5_g, aspects);
    if (!evaluation.interim) {
        run.judge.ask(clause::SY_3_2_g, aspects);
        judge_interim(run, evaluation);
    }
}

}  // namespace

Result<void> conclude(StepRun& run) {
    auto evaluation = stored(run);
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    auto const facts = parts(run.tx, run.engine, evaluation);
    if (!facts.given("buyer")) {
        return api::conflict("evaluation.no_self_evaluation", {"购买主体尚未自评", "the buyer has not evaluated yet"},
                             {"请先“购买主体评价”", "evaluate first"});
    }
    // CD-32-1 对于公共服务类项目,应当建立健全由购买主体、服务对象及第三方评价组成的综合性评价机制。
    if (project->nature == project::Nature::public_service) {
        judge_marks(run, evaluation, facts);
        TRY(run.judge.verdict());
        evaluation.first = run.judge.compute(combining(run.judge), facts)["score"].integer();
    } else {
        evaluation.first = facts.integer("buyer");
    }
    // CD-32-9 其它内容: in the report, and in the weights.
    auto const others = other_contents(evaluation.body["others"], evaluation.body.at_path("self.others"));
    if (others.size() > 0) {
        run.judge.ask(clause::CD_32_9, law::Facts().with("items", others));
        TRY(run.judge.verdict());
        evaluation.first =
            run.judge
                .compute(clause::CD_32_9, law::Facts().with("score", *evaluation.first).with("items", others))["score"]
                .integer();
        evaluation.body.set("others", others);
    }
    evaluation.body.set("facts", facts_of(run, evaluation)).set("parts", facts.value());
    judge_two_parts(run, evaluation);
    TRY(run.judge.verdict());
    evaluation.body.set("sides", sides_of(run.judge, evaluation));
    store::update(run.tx, evaluation);
    run.answer.set("score", *evaluation.first);
    return {};
}

}  // namespace qiyue::appraisal

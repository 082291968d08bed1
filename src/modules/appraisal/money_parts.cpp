#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/appraisal/survey.hpp"
#include "modules/payment/api.hpp"
#include "modules/project/api.hpp"

// DGF 六 规范性、效益性: the evaluation in two parts. Whether a plan exists, what exceeds its standard and how far spending is
// from its progress are computed; effectiveness is what the three sides came to.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

Value listed(Form const& form, char const* name) {
    return form.given(name) ? form.value()[name] : Value::list();
}

std::int64_t count_of(Value const& list) {
    return static_cast<std::int64_t>(list.is_list() ? list.size() : 0);
}

}  // namespace

Result<void> money_parts(StepRun& run) {
    auto evaluation = stored(run);
    auto const project = project::find(run.tx, evaluation.project);
    auto const terms = contract::terms(run.tx, run.engine, evaluation.contract);
    ENSURE(project.has_value() && terms.has_value());
    auto const targets = count_of(project->body["objectives"]);
    auto const items = static_cast<std::int64_t>(terms->instalments.size());
    // DGF-6-1-1 是否按照规定编制经费使用计划,明确使用的项目和达成的目标
    auto const plan =
        run.judge.compute(clause::DGF_6_1_1, law::Facts().with("plan_items", items).with("plan_targets", targets));
    // DGF-6-1-2 是否按照规定的项目内容和使用标准使用经费
    auto const spent =
        run.judge.compute(clause::DGF_6_1_2, law::Facts().with("expenses", run.form.value()["expenses"]));
    // DGF-6-1-3 是否按照规定的时间和进程使用经费
    auto const progress = run.judge.compute(clause::DGF_6_1_3,
                                            law::Facts()
                                                .with("planned", run.form.integer("planned"))
                                                .with("total", terms->price)
                                                .with("spent", payment::total_paid(run.tx, evaluation.contract)));
    // DGF-6-2-2 购买服务项目的社会效益: marked with what shows it.
    run.judge.ask(clause::DGF_6_2_2,
                  law::Facts().with("benefit_evidence", count_of(listed(run.form, "benefit_evidence"))));
    auto money = run.form.value();
    Value violations = Value::list();
    for (auto const& one : run.form.given("violations") ? run.form.list("violations") : std::vector<Form>{}) {
        violations.push(one.value().set("label", law::words(one.chosen("violation"))));
    }
    money.set("violations", violations)
        .set("plan_present", plan["present"])
        .set("above", spent["above"])
        .set("spent_rate", progress["spent_rate"])
        .set("deviation", progress["deviation"]);
    evaluation.body.set("money", money);
    store::update(run.tx, evaluation);
    run.answer.set("plan_present", plan["present"])
        .set("above", spent["count"])
        .set("spent_rate", progress["spent_rate"])
        .set("deviation", progress["deviation"]);
    return {};
}

void judge_two_parts(StepRun& run, store::Evaluation& evaluation) {
    if (!run.judge.applies(clause::DGF_6_0b)) {
        return;
    }
    auto money = evaluation.body["money"];
    // DGF-6-1-4 是否按照规定核算和管理经费
    run.judge.ask(clause::DGF_6_1_4, law::Facts().with("answer", money["accounting"].text_or({})));
    auto const facts =
        law::Facts().with("regularity", money["regularity_score"]).with("effectiveness", *evaluation.first);
    // DGF-6-0b 定期开展经费使用的规范性、实施的效益性评价考核工作
    run.judge.ask(clause::DGF_6_0b, facts);
    if (!facts.given("regularity")) {
        return;
    }
    // DGF-6-2-1 购买服务项目的目标实现程度 · DGF-6-2-3 受益群体的反馈意见及认同程度
    auto const reached = run.judge.compute(clause::DGF_6_2_1, reached_facts(targets_of(evaluation)));
    auto const people = heard(run.tx, run.engine, evaluation);
    auto const approval = run.judge.compute(clause::DGF_6_2_3, people.facts(1));
    money.set("effectiveness_score", *evaluation.first)
        .set("targets_reached", reached["reached"])
        .set("approval_rate", approval["rate"])
        .set("approval_answers", approval["answers"]);
    evaluation.body.set("money", money);
    evaluation.first = run.judge.compute(clause::DGF_6_0b, facts)["score"].integer();
}

}  // namespace qiyue::appraisal

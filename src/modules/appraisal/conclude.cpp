#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/budget/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 形成结果: the three parts combined, what the record says beside them, the approval, and the re-evaluation by finance.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

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

// The result counts from now on: for the next budget, for who chooses a provider, for the public.
void make_final(StepRun& run, store::Evaluation& evaluation) {
    evaluation.final_on = run.today();
    evaluation.grade = grade_of(run.judge, evaluation.score());
    store::update(run.tx, evaluation);
    run.to = "final";
    run.answer.set("score", evaluation.score()).set("grade", evaluation.grade);
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    budget::note_result(run.tx,
                        {.project = evaluation.project,
                         .buyer = project->buyer,
                         .catalogue_item = project->catalogue_item,
                         .year = evaluation.year,
                         .grade = evaluation.grade,
                         .day = run.today()});
    run.afterwards.emplace_back([&run, id = evaluation.project]() -> Result<void> {
        project::reach(run.tx, run.context, run.engine, id, project::Stage::evaluated);
        return {};
    });
    run.raise(EvaluationFinal{evaluated(evaluation)});
}

}  // namespace

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
    auto const answers = store::answers(run.tx, evaluation.id);
    auto const satisfied = std::ranges::count_if(answers, &store::Answer::satisfied);
    auto const asked = static_cast<std::int64_t>(answers.size());
    auto const targets = targets_of(evaluation);
    // CD-32-5 考核、验收是否到位 · CD-32-6 资金投入和使用情况 · CD-32-7 目标的达成度 · CD-32-8 服务对象满意情况
    auto const rounds = run.judge.compute(clause::CD_32_5, law::Facts().with("planned", planned).with("held", held));
    auto const money = run.judge.compute(clause::CD_32_6, law::Facts().with("budget", budgeted).with("paid", paid));
    auto const reached = run.judge.compute(clause::CD_32_7, law::Facts().with("targets", targets));
    auto const content = run.judge.compute(
        clause::CD_32_8, law::Facts().with("answers", asked).with("satisfied", std::int64_t{satisfied}));
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
        .set("satisfied_rate", content["rate"]);
}

Result<void> conclude(StepRun& run) {
    auto evaluation = stored(run);
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    auto const facts = parts(run.tx, evaluation);
    if (!facts.given("buyer")) {
        return api::conflict("evaluation.no_self_evaluation", {"购买主体尚未自评", "the buyer has not evaluated yet"},
                             {"请先“购买主体评价”", "evaluate first"});
    }
    // CD-32-1 对于公共服务类项目,应当建立健全由购买主体、服务对象及第三方评价组成的综合性评价机制。
    if (project->nature == project::Nature::public_service) {
        run.judge.ask(clause::CD_32_1, facts);
        TRY(run.judge.verdict());
        evaluation.first = run.judge.compute(clause::CD_32_1, facts)["score"].integer();
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
    store::update(run.tx, evaluation);
    run.answer.set("score", *evaluation.first);
    return {};
}

Result<void> approve(StepRun& run) {
    auto evaluation = stored(run);
    if (evaluation.key && !evaluation.again) {
        run.to = "under_review";
        return {};
    }
    make_final(run, evaluation);
    return {};
}

// CD-31-3 对重点领域和重点项目开展财政再评价工作: marked before or after the buyer's own result.
Result<void> mark_key(StepRun& run) {
    auto evaluation = stored(run);
    if (!run.judge.applies(clause::CD_31_3)) {
        return {};
    }
    evaluation.key = true;
    evaluation.body.set("key_reason", run.form.text("reason"));
    if (run.object.state == "final") {
        evaluation.final_on.reset();
        run.to = "under_review";
    }
    store::update(run.tx, evaluation);
    return {};
}

Result<void> reevaluate(StepRun& run) {
    auto evaluation = stored(run);
    evaluation.again = run.form.integer("score");
    evaluation.body.set("again", run.form.value());
    make_final(run, evaluation);
    run.answer.set("difference", *evaluation.first - *evaluation.again);
    return {};
}

}  // namespace qiyue::appraisal

#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/appraisal/survey.hpp"
#include "modules/project/api.hpp"

// 三方评价: the buyer's own evaluation, the third party's, and what the people served say.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

// CD-31-1 绩效评价工作流程遵循现行财政支出绩效评价相关规定: no marks before there is something to measure by.
void ask_indicators(StepRun& run, store::Evaluation const& evaluation) {
    run.judge.require(clause::CD_31_1, law::Facts().with("indicators_set", evaluation.body.has("indicators")),
                      evaluation.body.has("indicators"), "evaluation.no_indicators", {},
                      {"尚未设定绩效指标，不能评分", "there are no indicators yet, so nothing can be marked"},
                      {"请先“设定绩效指标”", "set the indicators first"});
}

}  // namespace

Result<void> self_evaluate(StepRun& run) {
    auto evaluation = stored(run);
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    if (run.context.caller.organisation != project->buyer) {
        return api::forbidden({"这是购买主体的自评", "this is the buyer's own evaluation"});
    }
    ask_indicators(run, evaluation);
    auto const ask = [&](Clause clause, std::string const& field) {
        run.judge.ask(clause, law::Facts().with("answer", run.form.text(field)));
    };
    // CD-32-2 购买内容是否符合购买主体的职责范围 · CD-32-3 购买方式和过程 · CD-32-4 购买需求是否明确、完整、合规
    ask(clause::CD_32_2, "content_within_duties");
    ask(clause::CD_32_3, "process");
    ask(clause::CD_32_4, "need");
    run.judge.ask(clause::CD_32_9,
                  law::Facts().with("items", other_contents(evaluation.body["others"], run.form.value()["others"])));
    evaluation.body.set("self", run.form.value());
    store::update(run.tx, evaluation);
    return {};
}

Result<void> third_report(StepRun& run) {
    auto evaluation = stored(run);
    ask_indicators(run, evaluation);
    evaluation.body.set("third", run.form.value());
    store::update(run.tx, evaluation);
    return {};
}

Result<void> send_answer(StepRun& run) {
    auto const parent = TRY(run.engine.get(run.tx, run.object.parent, "evaluation"));
    if (parent.state != "ready") {
        return api::conflict("evaluation.survey_closed", {"本次满意度调查未在进行", "the survey is not open"});
    }
    auto const kept = store::insert(run.tx,
                                    store::Answer{.id = run.object.id,
                                                  .evaluation = parent.id,
                                                  .person = run.context.caller.person,
                                                  .score = run.form.integer("score"),
                                                  .satisfied = run.form.yes("satisfied"),
                                                  .comment = run.form.text("comment")});
    if (!kept) {
        return api::conflict("evaluation.answered_already", {"您已参加过本次调查", "you have answered already"});
    }
    run.object.title = "满意度调查";
    return {};
}

Value other_contents(Value const& planned, Value const& marked) {
    Value items = Value::list();
    for (auto one : planned.is_list() ? planned.items() : Value::List{}) {
        for (auto const& mark : marked.is_list() ? marked.items() : Value::List{}) {
            if (mark["name"] == one["name"]) {
                one.set("score", mark["score"]).set("opinion", mark["opinion"]);
            }
        }
        items.push(one);
    }
    return items;
}

SurveyFigures heard(db::Tx& tx, workflow::Engine const& engine, store::Evaluation const& evaluation) {
    auto all = valid_surveys(tx, engine, evaluation.project);
    for (auto const& answer : store::answers(tx, evaluation.id)) {
        ++all.invited;
        ++all.answers;
        all.satisfied += answer.satisfied ? 1 : 0;
        all.marks += answer.score;
    }
    return all;
}

law::Facts parts(db::Tx& tx, workflow::Engine const& engine, store::Evaluation const& evaluation) {
    law::Facts facts;
    if (evaluation.body.has("self")) {
        facts.with("buyer", evaluation.body.at_path("self.score"));
    }
    if (evaluation.body.has("third")) {
        facts.with("third_party", evaluation.body.at_path("third.score"));
    }
    auto const all = heard(tx, engine, evaluation);
    if (all.answers > 0) {
        facts.with("user", Value(scale(all.marks, 1, all.answers, Rounding::half_up)));
    }
    return facts;
}

}  // namespace qiyue::appraisal

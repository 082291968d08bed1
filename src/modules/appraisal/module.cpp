#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/survey.hpp"
#include "modules/performance/api.hpp"
#include "modules/review/api.hpp"

// What the module is made of, and what it hears of others.
namespace qiyue::appraisal {

using workflow::Relation;

// What one person answered is shown to nobody; only counts and the mean are.
workflow::Procedure answer_procedure() {
    return {.kind = "evaluation_answer",
            .plural = "evaluation-answers",
            .title = {"满意度调查", "survey answer"},
            .states = {{"given", {"已参加", "given"}, /*final=*/true}},
            .steps = {{.name = "send",
                       .title = {"参加满意度调查", "answer the survey"},
                       .from = {},
                       .to = "given",
                       .who = {{"residents.member", Relation::anyone}},
                       .input = &answer_fields(),
                       .clauses = {clause::CD_32_8},
                       .apply = send_answer,
                       .parent = "evaluation",
                       .parent_kind = "evaluation"}},
            .view = [](db::Tx&, workflow::Object const&, Context const&) { return Value::object(); }};
}

// DG-9-8 负责开展绩效评价: before the year of the acceptance closes.
void ask_for_evaluation(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                        workflow::Object const& project) {
    constexpr int december = 12;
    constexpr int last = 31;
    engine.open_duty_until(tx, context, project,
                           {.duty = "evaluation.carry_out",
                            .title = {"开展绩效评价", "evaluate the project"},
                            .deadline = {},
                            .clause = clause::DG_9_8,
                            .holder = {"buyer.evaluator", Relation::owner}},
                           Day(context.today().year(), december, last), project.owner);
}

// A project whose service was accepted is finished and owes an evaluation.
void listen(workflow::Engine& engine) {
    engine.ports().bus.on<performance::AcceptanceDone>([&engine](
                                                           db::Tx& tx, Context const& context,
                                                           performance::AcceptanceDone const& event) -> Result<void> {
        auto const project = engine.find(tx, event.project);
        if (event.passed && project) {
            ask_for_evaluation(engine, tx, context, *project);
        }
        if (event.passed && project && !context.off(clause::CD_31_2)) {
            store::note_finished(
                tx,
                {.project = project->id, .buyer = project->owner, .region = project->region, .day = context.today()});
        }
        return {};
    });
    // SH-2.4-15, SY-3.2-k: what was found of its past projects, for whoever chooses a provider.
    engine.ports().bus.on<review::PastEvaluationsAsked>(
        [](db::Tx& tx, Context const&, review::PastEvaluationsAsked const& asked) -> Result<void> {
            for (auto const& one : history(tx, asked.provider)) {
                asked.found->push_back(
                    {.project = one.project, .year = one.year, .score = one.score, .grade = one.grade, .day = one.day});
            }
            return {};
        });
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "appraisal",
            .migrations = migrations(),
            .procedures = {evaluation_procedure(engine), finance_procedure(engine), answer_procedure(),
                           library_procedure(), goals_procedure(), survey_procedure(), reply_procedure(),
                           agency_procedure(), closing_procedure(engine)},
            .operations = operations(engine)};
}

}  // namespace qiyue::appraisal

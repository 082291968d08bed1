#pragma once

#include "modules/appraisal/store.hpp"
#include "modules/contract/api.hpp"

#include <optional>

// What the files of the procedures share.
namespace qiyue::appraisal {

// ---- steps of an evaluation ----
Result<void> open(workflow::StepRun& run);
Result<void> set_indicators(workflow::StepRun& run);
Result<void> mandate(workflow::StepRun& run);
Result<void> self_evaluate(workflow::StepRun& run);
Result<void> third_report(workflow::StepRun& run);
Result<void> money_parts(workflow::StepRun& run);
Result<void> ask_departments(workflow::StepRun& run);
Result<void> department_opinion(workflow::StepRun& run);
Result<void> send_answer(workflow::StepRun& run);
Result<void> conclude(workflow::StepRun& run);
Result<void> approve(workflow::StepRun& run);
Result<void> mark_key(workflow::StepRun& run);
Result<void> reevaluate(workflow::StepRun& run);
Result<void> reassess(workflow::StepRun& run);
Result<void> record_use(workflow::StepRun& run);

store::Evaluation stored(workflow::StepRun const& run);
// The newest contract of the project that both sides signed.
std::optional<contract::Terms> contract_of(workflow::StepRun const& run, std::int64_t project);
// Is it the finance department's own, not the buyer's?
bool by_finance(workflow::Object const& object);
// CD-32-9: the contents set for the project, with the marks that the buyer gave them.
Value other_contents(Value const& planned, Value const& marked);
// What the sides say so far: {buyer, user, third_party}, only those that are there.
law::Facts parts(db::Tx& tx, workflow::Engine const& engine, store::Evaluation const& evaluation);
// The clause by which three sides combine here: the place's own, or the national opinion's.
Clause combining(law::Judge const& judge);
std::vector<Clause> three_sided();
// The items of article 32 that follow from the record: rounds, money, objectives, satisfaction.
Value facts_of(workflow::StepRun& run, store::Evaluation const& evaluation);
// CD-32-7: the indicators with what was reached.
Value targets_of(store::Evaluation const& evaluation);
// …as the rules look at them: {targets: [{name, target, actual}]}.
law::Facts reached_facts(Value const& targets);
std::string grade_of(law::Judge const& judge, std::int64_t score);
// Of each side its marks, its weight and what they make: [{side, side_label, marks, weight, part}].
Value sides_of(law::Judge const& judge, store::Evaluation const& evaluation);
// DGF 六: what of the two parts is judged before the result, and the marks that follow from them.
void judge_two_parts(workflow::StepRun& run, store::Evaluation& evaluation);
// The result counts from now on: for the next budget, for who chooses a provider, for the public.
void make_final(workflow::StepRun& run, store::Evaluation& evaluation);
Evaluated evaluated(store::Evaluation const& evaluation);
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context);
// Those for whom the service is find the survey of an evaluation that runs; its figures are not theirs to see yet.
bool surveyed(workflow::Object const& object, Context const& context);

// ---- what stands beside it ----
Value for_judging(Value const& indicators);
// Weights, and both sides of each pair, of a set of indicators.
void judge_set(law::Judge& judge, Value const& indicators, std::string const& reason);
// The indicators of an adopted set of the library; nothing when it is none.
std::optional<Value> adopted_set(db::Tx& tx, workflow::Engine const& engine, std::int64_t id);

struct Goals {
    Value newest;  // [{name, target, unit}]
    bool in_contract = false;
};
std::optional<Goals> goals_of(db::Tx& tx, std::int64_t project);
void judge_goals(law::Judge& judge, Value const& before, Value const& now, std::string const& reason);

// The entry of an agency in the register; 0 when it has none.
std::int64_t registered_agency(db::Tx& tx, workflow::Engine const& engine, std::int64_t assessor);

workflow::Procedure evaluation_procedure(workflow::Engine const& engine);
workflow::Procedure finance_procedure(workflow::Engine const& engine);
workflow::Procedure answer_procedure();
workflow::Procedure library_procedure();
workflow::Procedure goals_procedure();
workflow::Procedure agency_procedure();
workflow::Procedure closing_procedure(workflow::Engine const& engine);

api::Operation results_operation();
std::vector<api::Operation> operations(workflow::Engine const& engine);
void listen(workflow::Engine& engine);

}  // namespace qiyue::appraisal

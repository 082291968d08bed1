#pragma once

#include "modules/appraisal/store.hpp"
#include "modules/contract/api.hpp"

namespace qiyue::appraisal {

Result<void> open(workflow::StepRun& run);
Result<void> set_indicators(workflow::StepRun& run);
Result<void> mandate(workflow::StepRun& run);
Result<void> self_evaluate(workflow::StepRun& run);
Result<void> third_report(workflow::StepRun& run);
Result<void> send_answer(workflow::StepRun& run);
Result<void> conclude(workflow::StepRun& run);
Result<void> approve(workflow::StepRun& run);
Result<void> mark_key(workflow::StepRun& run);
Result<void> reevaluate(workflow::StepRun& run);

store::Evaluation stored(workflow::StepRun const& run);
// What the parts say so far: {buyer, user, third_party}, only those that are there.
// CD-32-9: the contents set for the project, with the marks that the buyer gave them.
Value other_contents(Value const& planned, Value const& marked);
law::Facts parts(db::Tx& tx, store::Evaluation const& evaluation);
// The items of article 32 that follow from the record: rounds, money, objectives, satisfaction.
Value facts_of(workflow::StepRun& run, store::Evaluation const& evaluation);
Evaluated evaluated(store::Evaluation const& evaluation);

std::vector<api::Operation> operations(workflow::Engine const& engine);
void listen(workflow::Engine& engine);

}  // namespace qiyue::appraisal

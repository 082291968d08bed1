#pragma once

#include "modules/remedy/store.hpp"

// What the files of the procedures share.
namespace qiyue::remedy {

Case stored(workflow::StepRun& run);
// The new object's title and party, and what is kept of it.
void start(workflow::StepRun& run, std::string kind, Value body);
// Adds what the step was given to what is kept.
Result<void> answer(workflow::StepRun& run);
Result<void> nothing_more(workflow::StepRun& run);
Value view(db::Tx& tx, workflow::Object const& object, Context const& context);

workflow::Procedure claims();

}  // namespace qiyue::remedy

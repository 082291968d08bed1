#pragma once

#include "modules/expert/api.hpp"

// Inside of the module: what its procedures share.
namespace qiyue::expert {

using workflow::StepRun;

// ---- entry.cpp, record.cpp ----
Result<void> record_conduct(StepRun& run);
Result<void> explain(StepRun& run);
// What is kept of his work: sittings with their fees, bad conduct. Under the names of record_shown().
void add_record(db::Tx& tx, Expert const& expert, Day today, Value& value);

// The ties and particulars that a form gives; refuses a term that ends before it begins.
Result<void> read_particulars(Form const& form, Expert& expert);
// Takes a new expert into the pool with what the form says of him; `expert` has his person and name.
Result<void> take_in(StepRun& run, Expert& expert);

// ---- recruit.cpp ----
Result<void> apply(StepRun& run);
Result<void> check(StepRun& run);
Result<void> train(StepRun& run);
Result<void> review_standing(StepRun& run);
Result<void> rate(StepRun& run);
// Training, the check and how often he was rated poor, under the names of shown_fields().
void add_standing(db::Tx& tx, Expert const& expert, Value& value);
workflow::Procedure call_procedure();

// ---- limit.cpp ----
workflow::Procedure limit_procedure();

// ---- fee.cpp ----
workflow::Procedure fee_procedure();

}  // namespace qiyue::expert

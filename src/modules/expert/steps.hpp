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

// ---- fee.cpp ----
workflow::Procedure fee_procedure();

}  // namespace qiyue::expert

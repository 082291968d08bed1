#pragma once

#include "modules/treasury/sheet.hpp"
#include "modules/treasury/store.hpp"

namespace qiyue::treasury {

void listen(workflow::Engine& engine);

// What waits and may leave now: of a contract that stands still nothing does.
std::vector<Instruction> ready(db::Tx& tx, workflow::Engine const& engine, std::string const& region);
// As pages show it, with the fields that label it.
Value instruction_value(Instruction const& one);
Fields const& instruction_fields();

// The file of this digest, whole and of this level's treasury.
Result<Sheet> sheet_of(workflow::StepRun& run, Layout const& layout, std::string const& file);

workflow::Procedure batch_procedure();
workflow::Procedure receipt_procedure();
workflow::Procedure statement_procedure();
api::Operation batch_file_operation(workflow::Engine& engine);
api::Operation of_payment_operation(workflow::Engine& engine);
api::Operation trace_operation(workflow::Engine& engine);

}  // namespace qiyue::treasury

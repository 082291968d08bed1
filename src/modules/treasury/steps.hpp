#pragma once

#include "modules/treasury/sheet.hpp"
#include "modules/treasury/store.hpp"

namespace qiyue::treasury {

void listen(workflow::Engine& engine);

// What waits and may leave now: of a contract that stands still nothing does.
std::vector<Instruction> ready(db::Tx& tx, workflow::Engine const& engine, std::string const& region);
// Not while the contract stands still under which it is paid.
bool may_leave(db::Tx& tx, workflow::Engine const& engine, Instruction const& instruction);
// As pages show it, with the fields that label it.
Value instruction_value(Instruction const& one);
std::string reference_of(ledger::Use use);  // the field that leads to what it pays
Fields const& instruction_fields();

// What the ledger holds of it.
Money booked(db::Tx& tx, workflow::Engine const& engine, Instruction const& one);

// The file of this digest, whole and of this level's treasury.
Result<Sheet> sheet_of(workflow::StepRun& run, Layout const& layout, std::string const& file);

workflow::Procedure batch_procedure();
workflow::Procedure receipt_procedure();
workflow::Procedure statement_procedure();
workflow::Procedure comeback_procedure();
// ---- second_person.cpp ----
// CD-29-1, SY-3.1.7-d: what comes to be booked by hand is seen by two. Who did the first act stands in the body kept of the
// object, and in the timeline, not on its page.
inline constexpr char const* first_person = "first_person";
// Refuses whoever did the first act.
Result<void> judge_second(workflow::StepRun& run, Value const& body);
// The second person rejects what the first brought; `rejected_because` of the form says why.
Result<void> reject(workflow::StepRun& run);
Value shown_body(db::Tx& tx, workflow::Object const& object, Context const& context);
api::Operation batch_file_operation(workflow::Engine& engine);
api::Operation of_object_operation(workflow::Engine& engine);
api::Operation trace_operation(workflow::Engine& engine);

}  // namespace qiyue::treasury

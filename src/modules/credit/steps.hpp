#pragma once

#include "modules/credit/store.hpp"

// What each step of a sanction does; module.cpp has the table.
namespace qiyue::credit {

// The stored sanction of a step's object; there is always one.
Sanction stored(workflow::StepRun& run);
// What the step's input says, kept among what the others left.
void leave(workflow::StepRun& run, Sanction& sanction);
// Asks what the rule of this place asks of the procedure: see procedure_clause.
void ask_of_procedure(workflow::StepRun& run, law::Facts const& facts, bool holds, std::string code, std::string field,
                      Text says, Text remedy);
// Is a ban from its first to this last day within the limits of the article for its ground?
void ask_limits(workflow::StepRun& run, std::string const& ground, Day from, Day until);
// How it stands on that day: one of standings().
std::string standing(Sanction const& sanction, Day day);

Result<void> propose(workflow::StepRun& run);
Result<void> withdraw(workflow::StepRun& run);
Result<void> notify(workflow::StepRun& run);
Result<void> state(workflow::StepRun& run);
Result<void> hold_hearing(workflow::StepRun& run);
Result<void> decide(workflow::StepRun& run);
Result<void> ask_repair(workflow::StepRun& run);
Result<void> decide_repair(workflow::StepRun& run);
Result<void> revoke(workflow::StepRun& run);

Value view(db::Tx& tx, workflow::Object const& object, Context const& context);
std::vector<api::Operation> operations(workflow::Engine& engine);
workflow::Procedure act_procedure();
// Says what was done against a provider, where its public record is asked for.
void listen_to_records(workflow::Engine& engine);

}  // namespace qiyue::credit

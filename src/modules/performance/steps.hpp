#pragma once

#include "modules/contract/api.hpp"
#include "modules/performance/store.hpp"

// What the files of the procedures share.
namespace qiyue::performance {

Assessment stored(workflow::StepRun& run);
// The terms of the contract that a new object was made under; refuses while it is not in force.
Result<contract::Terms> contract_in_force(workflow::StepRun& run);
// CD-25-1: the buyer itself, or an assessor with a mandate for this contract.
void judge_organiser(workflow::StepRun& run, std::int64_t contract);

// The score of the marks given for the need's indicators; refuses marks that don't fit them, naming `field`.
Result<std::int64_t> mark(workflow::StepRun& run, contract::Terms const& terms, std::vector<Form> const& items,
                          std::string const& field);
// Adds a bulletin of the score as it stands; the earlier ones are kept, superseded.
Value issue_bulletin(workflow::StepRun& run, Assessment& assessment, std::string const& summary);
// CD-27-3: the last day of filing an objection; nothing before the bulletin was received.
std::optional<Day> objection_until(workflow::Engine const& engine, Context const& context, law::RuleSet const& rules,
                                   Assessment const& assessment);
// Adds what a step was given to what is kept of its object.
Value extended(Value body, Value const& given);

workflow::Procedure assessment_procedure(workflow::Engine const& engine);
workflow::Procedure objection_procedure();
workflow::Procedure report_procedure();
workflow::Procedure mandate_procedure();
workflow::Procedure acceptance_procedure(workflow::Engine const& engine);
workflow::Procedure flow_procedure();
void judge_simplified(workflow::StepRun& run, Value const& acceptance);

}  // namespace qiyue::performance

#pragma once

#include "modules/application/store.hpp"

// Inside of the module: three procedures, and what they share.
namespace qiyue::application {

// ---- guide.cpp ----
workflow::Procedure guide_procedure(workflow::Engine& engine);

// ---- submitting.cpp ----
workflow::Procedure application_procedure();

// ---- panel.cpp: who marks, and his sheet ----
Result<void> draw_experts(workflow::StepRun& run);
Result<void> recuse(workflow::StepRun& run);
Result<void> score(workflow::StepRun& run);
// The persons who were drawn and did not stand aside.
std::vector<std::int64_t> panel(Value const& guide);

// ---- ranking.cpp ----
// All sheets are in: ranks the applications by what the guide announced, and opens the notice.
Result<void> give_notice(workflow::StepRun& run);

// ---- objection.cpp ----
workflow::Procedure objection_procedure();
api::Operation objection_lookup(workflow::Engine const& engine);
// Those of a guide that nobody has decided.
std::int64_t open_objections(db::Tx& tx, workflow::Engine const& engine, std::int64_t guide);
// What everybody may know of them: no name, no contact.
Value public_objections(db::Tx& tx, workflow::Engine const& engine, std::int64_t guide);

}  // namespace qiyue::application

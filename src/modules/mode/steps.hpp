#pragma once

#include "modules/mode/store.hpp"

#include <optional>

// Inside of the module: its two procedures, and what they share.
namespace qiyue::mode {

// ---- fields.cpp ----
Fields const& mode_fields();
Fields const& publish_fields();
Fields const& withdraw_fields();
Fields const& mode_shown();
Fields const& matter_fields();

Fields const& entrustment_fields();
Fields const& accept_fields();
Fields const& hand_back_fields();
Fields const& entrustment_shown();

// ---- entrustment.cpp ----
workflow::Procedure entrustment_procedure();
// What was entered now stays with what was entered before, and the day of the step.
void keep(workflow::StepRun& run);

// ---- organiser.cpp ----
std::string name_of(db::Tx& tx, std::int64_t organisation);
bool in_central_catalogue(db::Tx& tx, std::int64_t project);  // 集中采购目录
void listen_to_purchases(workflow::Engine& engine);

// ---- matter.cpp ----
workflow::Procedure matter_procedure();

// ---- emergency.cpp ----
workflow::Procedure emergency_procedure();

// ---- engineering.cpp ----
workflow::Procedure engineering_procedure();

// ---- listen.cpp ----
// Is it a public institution 事业单位?
bool is_institution(db::Tx& tx, std::int64_t organisation);
void listen(workflow::Engine& engine);

}  // namespace qiyue::mode

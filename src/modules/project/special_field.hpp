#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::project {

// Pins the rules that the new project goes by beyond those of its place and day: those of the special field that it
// names, and those that a published document keeps in force past their end. Refuses a field whose rules are over.
Result<void> pin_rules(workflow::StepRun& run);
// An edit changes the plan line, not the rules that it goes by.
Result<void> same_field(workflow::StepRun& run);

}  // namespace qiyue::project

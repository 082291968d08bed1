#pragma once

#include "modules/workflow/api.hpp"

// What a purchase document may say of equal bids, and which sentence lets it.
namespace qiyue::tender {

std::vector<Option> const& tie_options();     // what the order of equal bids may name
std::vector<Option> const& service_fields();  // 服务领域

// The words of the document's order, as the rules read them.
Value tie_rule_of(Form const& form);

// The document as it is announced: where the place lets graded organisations go first (SY-2.2.5-a) the order of equals says so, whether
// or not its drafter thought of it; before the lot, which leaves nobody equal.
Value announced(workflow::StepRun const& run, Form const& form, bool competitive);

// Refuses a preference that no rule of the place knows, and judges what the place says of those it knows.
Result<void> judge_preferences(workflow::StepRun& run, Form const& form);

}  // namespace qiyue::tender

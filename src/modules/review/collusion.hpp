#pragma once

#include "modules/review/steps.hpp"

// Signs that bidders acted together: found when the opened bids are qualified, concluded by the committee before anything
// is ranked, and what it deems collusion is decided on by the finance department.
namespace qiyue::review {

// LP-150 over the opened bids: [{number, sign, bids: [{bid}]}].
Value signs_of(StepRun& run, std::int64_t tender);
// Nothing is ranked while a sign lies open.
void judge_signs_concluded(StepRun& run, Review const& review);
Result<void> conclude_sign(StepRun& run);
Result<void> decide_collusion(StepRun& run);
// [{number, sign, bidders, deemed?, reason?, kind?, decision?}] for the page.
Value shown_signs(db::Tx& tx, Review const& review);

std::vector<workflow::Step> collusion_steps();
Fields const& conclude_sign_fields();
Fields const& decide_collusion_fields();
Field shown_signs_field();

}  // namespace qiyue::review

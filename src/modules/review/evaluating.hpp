#pragma once

#include "modules/review/ranking.hpp"
#include "modules/workflow/api.hpp"

// What the step `rank` computes, clause by clause; the judgement kept with it shows the arithmetic.
namespace qiyue::review {

// [{bid, small, consortium, domestic, rate}] in basis points: the valid bids that have a deduction of policy
// (LP-266, LP-268, LP-269, LP-274). Rates add up and are taken off the price as bid.
Value deductions(workflow::StepRun& run, Scoring const& scoring);

struct Evaluated {
    Value ranking;  // [{id, rank, price, price_score?, technical?, total?, tied, told_by?}], price as compared
    Value bands;    // [{bid, factor, score}]: what CD-21-5 gave
};
// By the document's method; a tender of the procurement law by 87号令's own formulas (LP-135, LP-138, LP-139, LP-142).
Evaluated evaluate(workflow::StepRun& run, Scoring const& scoring);

}  // namespace qiyue::review

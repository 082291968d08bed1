#pragma once

#include "modules/remedy/steps.hpp"
#include "modules/review/api.hpp"

// What follows when a supplier was right and it bears on the result: the rule says which way (LP-237, LP-313), whoever
// decides names it too, and both must agree.
namespace qiyue::remedy {

// What the way is judged from.
struct Situation {
    review::Candidates candidates;
    bool enough = false;  // as many valid bids are left as the method needs
    review::ContractFound contract = review::ContractFound::none;
};
Result<Situation> situation(StepRun& run, std::vector<std::int64_t> const& invalid);

// The bids that the step names as invalid.
std::vector<std::int64_t> invalid_bids(Form const& form);

// "clarify" leaves the purchase as it is until the document is mended.
struct Way {
    std::string name;  // "clarify", "next_candidate", "restart", "re_evaluate", "compensate"
    std::vector<std::int64_t> invalid;
    std::string because;
};
// Done once the step is written.
void carry_out(StepRun& run, workflow::Engine& engine, Way way);

}  // namespace qiyue::remedy

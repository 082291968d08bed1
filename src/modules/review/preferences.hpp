#pragma once

#include "modules/review/ranking.hpp"
#include "modules/workflow/api.hpp"

#include <map>
#include <string>
#include <vector>

// Who goes first among equal bids, of what the document announced.
namespace qiyue::review {

// [{bid, excellent?, social_organisation?, graded?, lot?, envelope?}] of the valid bids: what each of the words is for them.
// Each preference is computed by the clause that gives it. Empty where the document announced none.
Value preferences(workflow::StepRun& run, Scoring const& scoring);

// Those words of a bid's line, for whoever orders the bids.
void carry_preferences(Value const& line, Value& into);

// The digests of all envelopes that were opened, in order: of the bids that were found invalid too, so that nobody draws
// anew by what he judges valid.
std::vector<std::string> opened_envelopes(Scoring const& scoring);

// The order by lot of `envelopes` (by bid): by the digest of all opened ones' digests and their own. Each was handed in
// before anybody knew another, so nobody can aim at a place, and everybody who reads the record draws the same.
std::map<std::int64_t, std::int64_t> lots(std::vector<std::string> opened,
                                          std::map<std::int64_t, std::string> const& envelopes);

}  // namespace qiyue::review

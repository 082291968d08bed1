#pragma once

#include "law/rule.hpp"

namespace qiyue::law {

// How much of all points the price counts for. `factors`: [{category, weight}], weights in hundredths of a point.
// Compared multiplied out, so that nothing is rounded to anybody's disfavour; of no points it is neither.
struct PriceShare {
    std::int64_t price = 0, total = 0;
    bool below(std::int64_t basis_points) const;
    bool above(std::int64_t basis_points) const;
};
PriceShare price_share(Facts const& facts);

// 资格条件不得作为评审因素, as more than one rule says. `factors`: [{name, qualification?}], `qualifications`: [{id?, text}].
// Refuses "scoring.qualification_scored" when a factor was taken from the list of conditions or says the same as one,
// and warns of one that says more.
void refuse_scored_qualifications(Facts const& facts, Findings& findings);

}  // namespace qiyue::law

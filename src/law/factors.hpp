#pragma once

#include "law/rule.hpp"

namespace qiyue::law {

// 资格条件不得作为评审因素, as more than one rule says. `factors`: [{name, qualification?}], `qualifications`: [{id?, text}].
// Refuses "scoring.qualification_scored" when a factor was taken from the list of conditions or says the same as one,
// and warns of one that says more.
void refuse_scored_qualifications(Facts const& facts, Findings& findings);

}  // namespace qiyue::law

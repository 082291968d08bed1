#pragma once

#include "law/rule.hpp"

// Which organisations may provide at all, and what of their record shuts them out: sentences that the nation and several
// cities write alike. Each city's own numbers are looked up by the same keys.
namespace qiyue::law::national {

// Facts: legal_type. LP-006, CDP-6a, SH-2.2-1
void form_may_provide(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: violations [{decided_on}], today. LP-087, CDP-7-5a
void no_major_violation(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: certificate_until (nothing: it has no end), today. CDP-7-1, SY-2.2.1
void certificate_in_force(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: inspections [{year, inspection_result}]. CDP-7-5b, SY-4.2.3-b
void latest_inspection_passed(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: supplier_name, supervised_by_buyer, not_decoupled. SY-1.2.1-d; the second only of an association: SH-2.2-5
void supervised_by_its_buyer(Facts const& facts, Numbers const& numbers, Findings& findings);
void association_tied_to_its_organ(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: scope_serves. LA-II.4-f
void enterprise_of_services(Facts const& facts, Numbers const& numbers, Findings& findings);

// Facts: acts [{credit_act, from}], today. Gives {score, level, acts}. SH-2.5-7, LA-V.2.6-b
// credit_level -> {credit_level, bond_share, refused}: what the place ties to a level. SH-3.2-7
Value effects_of_level(Facts const& facts, Numbers const& numbers, Steps& steps);
Value credit_score(Facts const& facts, Numbers const& numbers, Steps& steps);
// Facts: results [{on, passed, excellent}], the oldest first. Gives {standing, changes}. SH-1.2-3b, LA-III.4-b
Value standing_of_results(Facts const& facts, Numbers const& numbers, Steps& steps);

}  // namespace qiyue::law::national

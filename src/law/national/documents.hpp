#pragma once

#include "law/rule.hpp"

// What purchase documents may ask, and how they are offered. Each in the file of its article.
namespace qiyue::law::national {

void ceiling_without_floor(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-062
void documents_offered_longer(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-065
void prequalification_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-069
void prequalification_cleared_in_time(Facts const&, Numbers const&, Findings& findings);            // LP-070
void consortium_takes_part_once(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-093
Value grade_of_consortium(Facts const& facts, Numbers const& numbers, Steps& steps);                // LP-093

}  // namespace qiyue::law::national

#pragma once

#include "law/rule.hpp"

// What the procurement law asks of experts, committees and their result. Each in the file of its article.
namespace qiyue::law::national {

void expert_recusal(Facts const& facts, Numbers const& numbers, Findings& findings);           // LP-119
void committee_size(Facts const& facts, Numbers const& numbers, Findings& findings);           // LP-109
void committee_size_large(Facts const& facts, Numbers const& numbers, Findings& findings);     // LP-110
Value large_by_budget(Facts const& facts, Numbers const& numbers, Steps& steps);               // LP-111
void drawn_late_enough(Facts const& facts, Numbers const& numbers, Findings& findings);        // LP-117
void expert_qualified(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-123
void expert_practised(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-124
Value expert_penalty(Facts const& facts, Numbers const& numbers, Steps& steps);                // LP-127
void committee_share(Facts const& facts, Numbers const& numbers, Findings& findings);          // LP-112
Value enough_qualified(Facts const& facts, Numbers const& numbers, Steps& steps);              // LP-105
void raised_ratio_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-147
Value silent_confirmation(Facts const& facts, Numbers const& numbers, Steps& steps);           // LP-179
void winner_refused(Facts const& facts, Numbers const& numbers, Findings& findings);           // LP-186
void reply_time_given(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-148
Value low_by_average(Facts const& facts, Numbers const& numbers, Steps& steps);                // LP-144
Value low_by_second(Facts const& facts, Numbers const& numbers, Steps& steps);                 // LP-145
Value low_by_ceiling(Facts const& facts, Numbers const& numbers, Steps& steps);                // LP-146

// ---- signs that bidders acted together: see art_037.cpp ----
Value collusion_signs(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-150

}  // namespace qiyue::law::national

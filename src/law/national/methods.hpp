#pragma once

#include "law/rule.hpp"

// What the law asks of the methods beyond the open tender: ground, approval, times, group, numbers of suppliers, price
// share. Each in the file of its article.
namespace qiyue::law::national {

// ---- grounds: {ground} ----
void invited_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);        // LP-034
void negotiation_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-035
void single_source_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-037
void consultation_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-040

// ---- the methods there are: {method, open_to_all, ground?} ----
void method_of_the_law(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-027
void method_of_the_five(Facts const& facts, Numbers const& numbers, Findings& findings);  // SH-2.4-2, CDP-11-3a

// ---- splitting over the year ----
Value split_over_the_year(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-033
void no_splitting(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-032

// ---- emergencies ----
void emergency_purchase(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-043
Value few_in_emergency(Facts const& facts, Numbers const& numbers, Steps& steps);         // LP-043

// ---- approval and publicity: {budget, …} ----
Value approval_at_threshold(Facts const& facts, Numbers const& numbers, Steps& steps);       // LP-028, LP-041
Value approval_after_failure(Facts const& facts, Numbers const& numbers, Steps& steps);      // LP-108
Value publicity_of_only_supplier(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-171
void publicity_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-171
void enough_professionals(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-174

// ---- whom an invited tender invites: {drawn_from, invited, invited_from, witnesses} ----
void enough_invited(Facts const& facts, Numbers const& numbers, Findings& findings);             // LP-072
void enough_candidates(Facts const& facts, Numbers const& numbers, Findings& findings);          // LP-073
void invitation_draw_witnessed(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-074

// ---- times ----
void nontender_notice_kept(Facts const& facts, Numbers const& numbers, Findings& findings);        // LP-071
void negotiation_response_time(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-077
Value deadline_after_negotiation_clarification(Facts const&, Numbers const&, Steps& steps);        // LP-078
void consultation_response_time(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-080
void consultation_documents_time(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-081
Value deadline_after_consultation_clarification(Facts const&, Numbers const&, Steps& steps);       // LP-082

// ---- the group: {experts, representatives, budget} ----
void negotiation_group(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-128
void group_size_large(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-130
void law_expert_named(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-131
void consultation_group(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-132

// ---- how many may go on ----
Value enough_negotiation_quotes(Facts const& facts, Numbers const& numbers, Steps& steps);   // LP-157
Value enough_within_budget(Facts const& facts, Numbers const& numbers, Steps& steps);        // LP-170
Value two_left_of_tender(Facts const& facts, Numbers const& numbers, Steps& steps);          // LP-158
Value enough_consultation_quotes(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-162
Value two_in_consultation(Facts const& facts, Numbers const& numbers, Steps& steps);         // LP-163
Value quote_within_budget(Facts const& facts, Numbers const& numbers, Steps& steps);         // LP-176

void price_share_of_consultation(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-165

}  // namespace qiyue::law::national

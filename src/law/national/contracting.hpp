#pragma once

#include "law/rule.hpp"

// What the national rules ask of contracts. Those that several rules share stand in contracting.cpp, the others in the file
// of their article.
namespace qiyue::law::national {

// damages, reduction -> {owed}. LP-206
Value owed_for_breach(Facts const& facts, Numbers const& numbers, Steps& steps);

void performance_bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-099
void supplement_within_share(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-190

// What a contract has to make clear. `contents`: [{content: {zh,en}, field, given}], as the asker's clause names them.
void contents_given(Facts const& facts, Numbers const& numbers, Findings& findings);
// LP-201 一般包括: what is wanting is only minded.
void usual_contents(Facts const& facts, Numbers const& numbers, Findings& findings);

// The term of one contract: {start, end, and each condition}. Within a year nothing is asked.
void term_of_a_year(Facts const& facts, Numbers const& numbers, Findings& findings);                // LP-195
void long_term_on_four_conditions(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-196
void long_term_on_conditions(Facts const& facts, Numbers const& numbers, Findings& findings);       // LP-197
// A contract for longer than a year: no longer than `most` years, and each of the conditions confirmed.
void refuse_long_term(Facts const& facts, int most, std::vector<std::pair<char const*, Text>> const& conditions,
                      Findings& findings);
std::vector<std::pair<char const*, Text>> const& conditions_of_long_terms();

// How soon a small or medium provider is paid: LP-218 when nothing is agreed, LP-219 at the latest.
Value payment_days(Facts const& facts, Numbers const& numbers, Steps& steps);
void payment_days_within(Facts const& facts, Numbers const& numbers, Findings& findings);

// Subcontracts: {price, subcontracted (of the others), amount, below (of a subcontract)}. The whole is never handed on
// (LP-194, SY-3.1.6-h), and nothing is handed on twice (SH-2.4-3).
void not_resold(Facts const& facts, Numbers const& numbers, Findings& findings);
void not_resold_in_layers(Facts const& facts, Numbers const& numbers, Findings& findings);

// LP-205: ended on one of the five grounds, on the day on which the notice arrived.
void ended_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);
Value end_of_contract(Facts const& facts, Numbers const& numbers, Steps& steps);

// LP-207: damages agreed that are far above the loss may be reduced; it is minded.
void damages_near_loss(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::national

#pragma once

#include "law/rule.hpp"

// What the procurement law computes from the bids and asks of the document they are evaluated by. Each in the file of
// its article. Facts of all: `bids`: [{id, price, deduction?}], the deduction in basis points.
namespace qiyue::law::national {

// bidder, declared, staff_under_contract: warns of a small or medium enterprise that does not say who serves. LP-271
void served_by_its_own(Facts const& facts, Numbers const& numbers, Findings& findings);

Value lowest_price_wins(Facts const& facts, Numbers const& numbers, Steps& steps);                  // LP-135
Value price_scores(Facts const& facts, Numbers const& numbers, Steps& steps);                       // LP-138
void weights_whole(Facts const& facts, Numbers const& numbers, Findings& findings);                 // LP-139
Value total_scores(Facts const& facts, Numbers const& numbers, Steps& steps);                       // LP-139
void fixed_price_not_scored(Facts const& facts, Numbers const& numbers, Findings& findings);        // LP-140
void qualification_not_scored(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-141
void tie_goes_by_price(Facts const& facts, Numbers const& numbers, Findings& findings);             // LP-142
Value ranking_of_bids(Facts const& facts, Numbers const& numbers, Steps& steps);                    // LP-142
Value ranking_of_quotes(Facts const& facts, Numbers const& numbers, Steps& steps);                  // LP-160
Value consultation_scores(Facts const& facts, Numbers const& numbers, Steps& steps);                // LP-168
void consultation_tie(Facts const& facts, Numbers const& numbers, Findings& findings);              // LP-169
Value ranking_of_consultation(Facts const& facts, Numbers const& numbers, Steps& steps);            // LP-169
void small_deduction_in_band(Facts const& facts, Numbers const& numbers, Findings& findings);       // LP-266
Value small_deduction(Facts const& facts, Numbers const& numbers, Steps& steps);                    // LP-266
void consortium_deduction_in_band(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-268
Value consortium_deduction(Facts const& facts, Numbers const& numbers, Steps& steps);               // LP-268
Value consortium_share_enough(Facts const& facts, Numbers const& numbers, Steps& steps);            // LP-269
Value domestic_deduction(Facts const& facts, Numbers const& numbers, Steps& steps);                 // LP-274

// ---- what is reserved for small and medium enterprises, and who has no favour ----
void reserved_where_suitable(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-263
Value least_reserve(Facts const& facts, Numbers const& numbers, Steps& steps);                 // LP-264
void reserved_in_part(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-264
Value deductions_added(Facts const& facts, Numbers const& numbers, Steps& steps);              // LP-275
Value none_for_related(Facts const& facts, Numbers const& numbers, Steps& steps);              // LP-270
Value disabled_welfare_as_small(Facts const& facts, Numbers const& numbers, Steps& steps);     // LP-273

}  // namespace qiyue::law::national

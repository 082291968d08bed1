#pragma once

#include "law/rule.hpp"

// What order 110 and its notice ask of framework agreements. Each in the file of its article.
namespace qiyue::law::national {

void framework_closed_by_default(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-276
void framework_within_scope(Facts const& facts, Numbers const& numbers, Findings& findings);           // LP-277
void framework_order_under_threshold(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-278
Value framework_price_compared(Facts const& facts, Numbers const& numbers, Steps& steps);              // LP-281
void framework_term(Facts const& facts, Numbers const& numbers, Findings& findings);                   // LP-283
void framework_stage_one_method(Facts const& facts, Numbers const& numbers, Findings& findings);       // LP-284
void framework_elimination_share(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-285
Value framework_enough_responsive(Facts const& facts, Numbers const& numbers, Steps& steps);           // LP-285
Value framework_eliminated(Facts const& facts, Numbers const& numbers, Steps& steps);                  // LP-286
void framework_instruments_share(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-287
Value framework_next_turn(Facts const& facts, Numbers const& numbers, Steps& steps);                   // LP-289
void framework_supplement_allowed(Facts const& facts, Numbers const& numbers, Findings& findings);     // LP-292
void framework_open_ground(Facts const& facts, Numbers const& numbers, Findings& findings);            // LP-293
void framework_research(Facts const& facts, Numbers const& numbers, Findings& findings);               // LP-295

}  // namespace qiyue::law::national

#pragma once

#include "law/rule.hpp"

// What a supplier may do who thinks himself wronged, and what follows when he is right. Each in the file of its article.
namespace qiyue::law::national {

Value query_start(Facts const& facts, Numbers const& numbers, Steps& steps);                   // LP-231
void one_query_for_each_step(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-234
void query_in_time_received(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-233
Value way_after_query(Facts const& facts, Numbers const& numbers, Steps& steps);               // LP-237
Value complaint_start(Facts const& facts, Numbers const& numbers, Steps& steps);               // LP-239
Value excluded_time(Facts const& facts, Numbers const& numbers, Steps& steps);                 // LP-245
void complaint_within_query(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-247
Value unfounded_complaints(Facts const& facts, Numbers const& numbers, Steps& steps);          // LP-249
void ban_within_years(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-250
Value way_after_complaint(Facts const& facts, Numbers const& numbers, Steps& steps);           // LP-313

}  // namespace qiyue::law::national

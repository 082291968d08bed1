#pragma once

#include "law/rule.hpp"

// What the procurement law asks of methods, purchase documents, bidders and bids. Each in the file of its article.
namespace qiyue::law::national {

void void_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings);            // LP-106
void inquiry_for_goods_only(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-039
void price_weight_of_services(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-137
Value deadline_after_clarification(Facts const& facts, Numbers const& numbers, Steps& steps);   // LP-067
void bid_in_time_and_sealed(Facts const& facts, Numbers const& numbers, Findings& findings);    // LP-102
void bidders_unrelated(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-089
Value opening_at_deadline(Facts const& facts, Numbers const& numbers, Steps& steps);            // LP-103
Value enough_bidders(Facts const& facts, Numbers const& numbers, Steps& steps);                 // LP-104

}  // namespace qiyue::law::national

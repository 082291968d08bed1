#pragma once

#include "law/rule.hpp"
#include "law/scoring.hpp"

// The lowest evaluated price, as the rules of several places say it.
namespace qiyue::law {

// A bid {id, price, deduction?, flags…} of a computation, with the price that is compared.
Standing standing_of(Facts const& bid);

// Those of `bids` [{id, price, deduction?, meets_minimum_quality}] that miss no minimum requirement; the ids of the others go
// to `rejected`, whatever their price.
std::vector<Standing> meeting_minimum(Facts const& facts, Value& rejected);

// {bids: [{id, price, deduction?, meets_minimum_quality}], tie_rule?} -> {ranking, rejected}: who misses a minimum requirement
// is out whatever its price; the others by the price compared. What is paid stays the bid.
Value lowest_price_ranking(Facts const& facts, Numbers const& numbers, Steps& steps);

}  // namespace qiyue::law

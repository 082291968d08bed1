#pragma once

#include "base/money.hpp"
#include "base/value.hpp"

#include <cstdint>
#include <string>
#include <vector>

// The arithmetic of an evaluation, once for every rule that computes with it and for whoever does it again from a
// published record. Marks are hundredths of a point, prices fen; each figure is rounded half up once, no extreme mark
// is dropped.
namespace qiyue::law {

// One bid among those that are ranked.
struct Standing {
    std::int64_t id = 0;
    Money price;                   // compared: with the policy deductions taken, not what is paid
    std::int64_t price_score = 0;  // hundredths of a point, as the two below
    std::int64_t technical = 0;    // the mean of the members' points
    std::int64_t total = 0;
    Value flags = Value::object();  // what a tie rule may ask besides: excellent, social_organisation, graded, lot
};

// The price with the deductions of policy taken: price × (1 − deduction).
Money compared_price(Money price, BasisPoints deduction);
// A price of nothing sets no mark for the others; of no prices it is nothing.
Money lowest_price(std::vector<Standing> const& standings);
// weight × lowest ÷ price; nothing for a price of nothing, which can't be divided by.
std::int64_t price_score(std::int64_t weight, Money lowest, Money price);
// Of no marks it is nothing.
std::int64_t mean_points(std::vector<std::int64_t> const& points);

// The words that tell equal bids apart: those that a rule puts first, then what else the document announced.
std::vector<std::string> tie_words(std::vector<std::string> first, Value const& tie_rule);

// Best first: [{id, rank, price, price_score, technical, total, tied, told_by?}]. Equal totals go by the rule, whose
// words are "price", "technical", "lot" or a flag; what it can't tell apart shares a rank and is `tied`. `told_by` is
// the word that put a bid behind the one before it at the same total.
Value ranked(std::vector<Standing> standings, std::vector<std::string> const& tie_rule);

}  // namespace qiyue::law

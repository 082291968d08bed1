#pragma once

#include "law/rule.hpp"

// How much of what is bought is put up to competition.
namespace qiyue::law {

// Facts: procedures [{competitive, amount}]. Gives {procedures, competed, share, amount, competitive_amount, amount_share},
// the shares in basis points; of nothing they are 0. XN-2.1.2-a
Value share_of_competition(Facts const& facts, Numbers const& numbers, Steps& steps);
Value no_competition();  // what a suspended one gives

}  // namespace qiyue::law

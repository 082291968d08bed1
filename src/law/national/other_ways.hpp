#pragma once

#include "law/rule.hpp"

// What national rules leave of the ways to find a provider beside procurement.
namespace qiyue::law::national {

// {commissioned_directly, of_institution}
void no_direct_commission(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-301
// {chosen_by_competition, concession_years, user_pays}; years 0 where none are given.
void concession_lawful(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-302

}  // namespace qiyue::law::national

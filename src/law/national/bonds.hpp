#pragma once

#include "law/rule.hpp"

// What the procurement law asks of bid bonds 投标保证金 (in talks 磋商保证金). Each in the file of its article.
namespace qiyue::law::national {

void bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings);               // LP-094
void consultation_bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-095
Value fee_for_late_bond(Facts const& facts, Numbers const& numbers, Steps& steps);                  // LP-098

// Refuses "tender.bond_over_cap" when `bond` is more than so much of `budget`.
void refuse_bond_over(BasisPoints cap, Facts const& facts, Findings& findings);

}  // namespace qiyue::law::national

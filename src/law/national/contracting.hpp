#pragma once

#include "law/rule.hpp"

// What the procurement law asks of contracts. Each in the file of its article.
namespace qiyue::law::national {

void performance_bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-099
void supplement_within_share(Facts const& facts, Numbers const& numbers, Findings& findings);      // LP-190

}  // namespace qiyue::law::national

#pragma once

#include "law/rule.hpp"

// What a sanction 处罚 on a supplier may be, how long it lasts, and whom it keeps out. Each in the file of its article;
// the cities' own lists go by the same functions with their own numbers.
namespace qiyue::law::national {

void ban_within_limits(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-307
void not_banned(Facts const& facts, Numbers const& numbers, Findings& findings);         // LP-309
Value ban_of_months(Facts const& facts, Numbers const& numbers, Steps& steps);           // LP-309
// A list whose rule names the years itself (`blacklist_term`): nobody chooses them.
Value ban_of_the_list(Facts const& facts, Numbers const& numbers, Steps& steps);

// Refuses a ban from `ban_from` to `ban_until` that is shorter or longer than so many years (two keys).
struct BanKeys {
    std::string_view least, most;
};
void refuse_ban_outside(BanKeys const& keys, Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::national

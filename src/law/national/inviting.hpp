#pragma once

#include "law/rule.hpp"

#include <string_view>

// By which ways suppliers are found for talks, and how many: orders 74 and 214 say it alike, each with its own numbers.
namespace qiyue::law::national {

struct InvitingKeys {
    std::string_view least, buyer_share;
};
// Facts: invited_from ("notice", "pool", "recommendation", …); once they are found: invited, recommended_by_buyer and
// recommended_by_experts, how many different suppliers each side named.
void suppliers_found(Facts const& facts, Numbers const& numbers, InvitingKeys const& keys, Findings& findings);

void found_for_negotiation(Facts const& facts, Numbers const& numbers, Findings& findings);   // LP-075
void found_for_consultation(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-076

}  // namespace qiyue::law::national

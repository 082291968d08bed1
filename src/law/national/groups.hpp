#pragma once

#include "law/rule.hpp"

#include <string_view>

namespace qiyue::law::national {

// A group is odd, has no fewer than `least` members (a key), and as many experts as its share (two keys) asks.
struct GroupKeys {
    std::string_view least, share_over, share_under;
};
void group_composed(Facts const& facts, Numbers const& numbers, GroupKeys const& keys, Findings& findings);

}  // namespace qiyue::law::national

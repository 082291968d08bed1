#include "law/national/groups.hpp"

#include <string>

namespace qiyue::law::national {

void group_composed(Facts const& facts, Numbers const& numbers, GroupKeys const& keys, Findings& findings) {
    auto const experts = facts.integer("experts");
    auto const size = experts + facts.integer("representatives");
    auto const least = numbers.get(keys.least);
    if (size < least) {
        findings.refuse("committee.too_small", "",
                        {"小组共 " + std::to_string(size) + " 人，不足 " + std::to_string(least) + " 人",
                         "a group of " + std::to_string(size) + " is smaller than " + std::to_string(least)},
                        {"请增加评审专家", "ask for more experts"});
    }
    if (size % 2 == 0) {
        findings.refuse("committee.even", "",
                        {"小组成员数应为单数，现为 " + std::to_string(size),
                         "a group has an odd number of members, not " + std::to_string(size)},
                        {"请增减一人", "add or drop one"});
    }
    auto const over = numbers.get(keys.share_over);
    auto const under = numbers.get(keys.share_under);
    // Multiplied out: two thirds of five is no whole person.
    if (experts * under < over * size) {
        findings.refuse(
            "committee.too_few_experts", "representatives",
            {"评审专家不足小组成员总数的 " + std::to_string(over) + "/" + std::to_string(under),
             "experts are fewer than " + std::to_string(over) + "/" + std::to_string(under) + " of the group"},
            {"请减少购买主体代表或增加专家", "fewer representatives of the buyer, or more experts"});
    }
}

}  // namespace qiyue::law::national

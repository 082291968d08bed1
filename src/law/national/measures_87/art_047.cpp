#include "law/national/reviewing.hpp"

#include <string>

namespace qiyue::law::national {

namespace {

std::int64_t size_of(Facts const& facts) {
    return facts.integer("experts") + facts.integer("representatives");
}

}  // namespace

// LP-109 评标委员会5人以上单数
void committee_size(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const size = size_of(facts);
    auto const least = numbers.get("committee_min");
    if (size < least) {
        findings.refuse("committee.too_small", "",
                        {"评审委员会共 " + std::to_string(size) + " 人，不足 " + std::to_string(least) + " 人",
                         "a committee of " + std::to_string(size) + " is smaller than " + std::to_string(least)},
                        {"请增加评审专家", "ask for more experts"});
    }
    if (size % 2 == 0) {
        findings.refuse("committee.even", "",
                        {"评审委员会成员数应为单数，现为 " + std::to_string(size),
                         "a committee has an odd number of members, not " + std::to_string(size)},
                        {"请增减一人", "add or drop one"});
    }
}

// LP-111 7人以上的预算起点1000万元(含)
Value large_by_budget(Facts const& facts, Numbers const& numbers, Steps&) {
    return Value::object().set("large", facts.money("budget") >= numbers.money("committee_large_budget"));
}

// LP-110 预算1000万元以上、技术复杂或社会影响较大的,7人以上单数
// `large`: what LP-111 computed from the budget; where it was not asked the budget is compared here.
void committee_size_large(Facts const& facts, Numbers const& numbers, Findings& findings) {
    Steps steps;
    auto const by_budget =
        facts.has("large") ? facts.yes("large") : large_by_budget(facts, numbers, steps)["large"].boolean_or(false);
    auto const large = by_budget || facts.yes("complex");
    auto const least = numbers.get("committee_min_large");
    if (large && size_of(facts) < least) {
        findings.refuse("committee.too_small_for_large", "",
                        {"预算较大、技术复杂或社会影响较大的项目，评审委员会不得少于 " + std::to_string(least) + " 人",
                         "a large or complex purchase needs a committee of " + std::to_string(least)},
                        {"请增加评审专家", "ask for more experts"});
    }
}

// LP-112 评审专家比例不低于三分之二
void committee_share(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const over = numbers.get("committee_expert_share_min_numerator");
    auto const under = numbers.get("committee_expert_share_min_denominator");
    // Multiplied out: two thirds of seven is no whole person.
    if (facts.integer("experts") * under < over * size_of(facts)) {
        findings.refuse(
            "committee.too_few_experts", "representatives",
            {"评审专家不足评审委员会成员总数的 " + std::to_string(over) + "/" + std::to_string(under),
             "experts are fewer than " + std::to_string(over) + "/" + std::to_string(under) + " of the committee"},
            {"请减少购买主体代表或增加专家", "fewer representatives of the buyer, or more experts"});
    }
}

}  // namespace qiyue::law::national

#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-130 达公开招标数额标准的货物服务项目,小组5人以上单数
void group_size_large(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("group_min_large");
    auto const size = facts.integer("experts") + facts.integer("representatives");
    if (facts.money("budget") >= facts.money("threshold") && size < least) {
        findings.refuse("committee.too_small_for_large", "",
                        {"达到公开招标数额标准的项目,小组不得少于 " + std::to_string(least) + " 人",
                         "a purchase that reaches the open-tender threshold needs a group of " + std::to_string(least)},
                        {"请增加评审专家", "ask for more experts"});
    }
}

}  // namespace qiyue::law::national

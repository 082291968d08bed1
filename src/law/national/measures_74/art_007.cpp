#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-130 达公开招标数额标准的货物服务项目,小组5人以上单数
void group_size_large(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("group_min_large");
    auto const size = facts.integer("experts") + facts.integer("representatives");
    if (facts.money("budget") >= facts.money("threshold") && size < least) {
        findings.refuse("committee.too_small_for_large", "",
                        {"达到公开招标数额标准的项目，小组不得少于 " + std::to_string(least) + " 人",
                         "a purchase that reaches the open-tender threshold needs a group of " + std::to_string(least)},
                        {"请增加评审专家", "ask for more experts"});
    }
}

// LP-131 技术复杂、专业性强的谈判项目,专家中应含1名法律专家
void law_expert_named(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("law_expert_min");
    if (facts.yes("complex") && facts.integer("law_experts") < least) {
        findings.warn("committee.no_law_expert", "law",
                      {"技术复杂、专业性强的谈判项目，专家中应有 " + std::to_string(least) + " 名法律专家",
                       "a complex negotiation has " + std::to_string(least) + " expert in law among its experts"},
                      {"请增加法律专家人数", "ask for an expert in law"});
    }
}

}  // namespace qiyue::law::national

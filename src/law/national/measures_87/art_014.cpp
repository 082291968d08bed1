#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-073 名单来源:资格预审公告征集、省级以上供应商库、采购人书面推荐;后两种备选总数不少于抽取数两倍
void enough_candidates(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const times = facts.text("invited_from") == "prequalification" ? 1 : numbers.get("invited_pool_ratio_min");
    auto const needed = times * facts.integer("invited");
    if (facts.integer("drawn_from") < needed) {
        auto const n = std::to_string(needed);
        findings.refuse("method.too_few_candidates", "suppliers",
                        {"备选供应商不足 " + n + " 家", "fewer than " + n + " suppliers to draw from"},
                        {"请增加备选供应商，或减少邀请数量", "name more, or invite fewer"});
    }
}

// LP-074 随机抽取须不少于2名采购人工作人员在场监督并书面记录存档
void invitation_draw_witnessed(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("invited_draw_witness_min");
    if (facts.integer("witnesses") < least) {
        auto const n = std::to_string(least);
        findings.refuse("method.draw_not_witnessed", "witnesses",
                        {"抽取须有不少于 " + n + " 名本单位工作人员在场监督",
                         "the draw is witnessed by at least " + n + " of the buyer's people"},
                        {"请填写在场监督的人员", "name the witnesses"});
    }
}

}  // namespace qiyue::law::national

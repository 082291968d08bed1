#include "law/national/inviting.hpp"

#include <string>

namespace qiyue::law::national {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points

void way_of_the_three(Facts const& facts, Findings& findings) {
    auto const& way = facts.text("invited_from");
    if (way != "notice" && way != "pool" && way != "recommendation") {
        findings.refuse("method.not_a_way_to_invite", "invited_from",
                        {"供应商应当通过公告、供应商库随机抽取或者书面推荐产生",
                         "suppliers are found by a notice, a draw from the pool or written recommendations"},
                        {"请改选三种方式之一", "choose one of the three"});
    }
}

void share_of_buyer(Facts const& facts, Numbers const& numbers, InvitingKeys const& keys, Findings& findings) {
    auto const most = numbers.get(keys.buyer_share);
    if (facts.integer("recommended_by_buyer") * whole > facts.integer("invited") * most) {
        auto const percent = std::to_string(most / (whole / 100));
        findings.refuse(
            "invitation.buyer_share", "suppliers",
            {"采购人推荐的供应商超过总数的 " + percent + "%",
             "the buyer named more than " + percent + " % of the suppliers"},
            {"请由评审专家另行推荐，或减少采购人的推荐", "let experts name others, or name fewer yourself"});
    }
}

}  // namespace

void suppliers_found(Facts const& facts, Numbers const& numbers, InvitingKeys const& keys, Findings& findings) {
    way_of_the_three(facts, findings);
    if (!facts.has("invited")) {
        return;
    }
    auto const least = numbers.get(keys.least);
    if (facts.integer("invited") < least) {
        auto const n = std::to_string(least);
        findings.refuse("invitation.too_few", "invite",
                        {"邀请的供应商不足 " + n + " 家", "fewer than " + n + " suppliers are invited"},
                        {"请增加邀请的供应商，或改为发布公告", "invite more, or publish a notice to all"});
    }
    if (facts.text("invited_from") == "recommendation") {
        share_of_buyer(facts, numbers, keys, findings);
    }
}

}  // namespace qiyue::law::national

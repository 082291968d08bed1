#include "law/national/remedies.hpp"
#include "law/national/sanctions.hpp"

#include <string>

namespace qiyue::law::national {

// LP-250 捏造事实、虚假材料投诉:不良记录,1至3年禁止参加
void ban_within_years(Facts const& facts, Numbers const& numbers, Findings& findings) {
    // A sanction says the days, a decision on a complaint the years.
    if (facts.has("ban_until")) {
        refuse_ban_outside({.least = "false_complaint_ban_min", .most = "false_complaint_ban_max"}, facts, numbers,
                           findings);
        return;
    }
    auto const years = facts.integer("ban_years");
    auto const least = numbers.count("false_complaint_ban_min");
    auto const most = numbers.count("false_complaint_ban_max");
    if (years < least || years > most) {
        auto const zh = std::to_string(least) + " 至 " + std::to_string(most) + " 年";
        auto const en = std::to_string(least) + " to " + std::to_string(most) + " years";
        findings.refuse("remedy.ban_out_of_range", "ban_years",
                        {"虚假、恶意投诉的，禁止参加政府采购活动 " + zh, "a false complaint bars for " + en},
                        {"请填写 " + zh, "name " + en});
    }
}

}  // namespace qiyue::law::national

#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include <chrono>

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-30-1 承接主体根据合同约定的时间和方式,向购买主体申请兑现凭单
// The agreed time: from one day of the month to another, both included, and not after the last day of all.
void claim_in_agreed_time(Facts const& facts, Numbers const&, Findings& findings) {
    auto const today = facts.day("today");
    auto const last = facts.day("claims_until");
    auto const from = facts.integer("claim_from"), to = facts.integer("claim_to");
    auto const of_month =
        static_cast<std::int64_t>(static_cast<unsigned>(std::chrono::year_month_day(today.sys()).day()));
    if (today > last) {
        findings.refuse("voucher.claims_over", {},
                        {"申请兑现截止于 " + last.iso(), "vouchers could be claimed until " + last.iso()},
                        {"请与购买主体协商处理", "agree with the buyer on what is left"});
    } else if (of_month < from || of_month > to) {
        auto const days = std::to_string(from) + " ", until = std::to_string(to);
        findings.refuse("voucher.outside_claim_days", {},
                        {"约定每月 " + days + "日至 " + until + " 日申请兑现",
                         "vouchers are claimed from day " + days + "to day " + until + " of each month"},
                        {"请在约定的日期申请", "claim on one of these days"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017

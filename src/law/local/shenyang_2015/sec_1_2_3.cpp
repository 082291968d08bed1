#include "law/local/shenyang_2015/articles.hpp"

namespace qiyue::law::shenyang_2015 {

// SY-1.2.3-d 建立优胜劣汰的动态调整机制: between the warning and the way out stands a suspension, for a time.
void suspended_within_limit(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const most = facts.day("ban_from").plus_months(numbers.count("credit_suspension_max"));
    if (facts.day("ban_until") > most) {
        findings.refuse("credit.suspension_too_long", "months",
                        {"暂停参加至 " + facts.text("ban_until") + "，超过最长期限（至 " + most.iso() + "）",
                         "the suspension would end on " + facts.text("ban_until") + ", after " + most.iso()},
                        {"期限不晚于 " + most.iso() + " 届满；情节更重的，按黑名单程序处理",
                         "let it end on " + most.iso() + " or before; what is graver goes to the blacklist"});
    }
}

}  // namespace qiyue::law::shenyang_2015

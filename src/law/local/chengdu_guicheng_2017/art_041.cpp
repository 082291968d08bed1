#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-41-1 本规程所称其他政府购买服务项目是指政府集中采购目录外且在政府采购限额标准以下的服务项目。
// 以下 would include the threshold itself, but the procurement law covers 限额标准以上, which includes it too; by
// article 40 the law prevails, so at the threshold it is government procurement. The threshold is set by year and tier
// and comes with the facts.
Value purchase_class(Facts const& facts, Numbers const&, Steps& steps) {
    auto const listed = facts.yes("in_central_catalogue");
    auto const reaches = facts.money("amount") >= facts.money("threshold");
    steps.note("in_central_catalogue", listed);
    steps.note("reaches_threshold", reaches);
    return Value::object()
        .set("class", listed || reaches ? "procurement" : "other")
        .set("because",
             listed        ? "in_central_catalogue"
                 : reaches ? "reaches_threshold"
                           : "outside_and_below");
}

// CD-41-2 在政府采购限额标准以下的服务项目
// `others`: what the same buyer has bought or filed of the same catalogue item this year, [{amount}]. Only what lies
// below the threshold by itself can be a part split off.
void not_split(Facts const& facts, Numbers const&, Findings& findings) {
    auto const threshold = facts.money("threshold");
    auto const amount = facts.money("amount");
    if (amount >= threshold) {
        return;
    }
    auto sum = amount;
    for (auto const& other : facts.list("others")) {
        if (other.money("amount") < threshold) {
            sum += other.money("amount");
        }
    }
    if (sum == amount || sum < threshold) {
        return;
    }
    Text const says{"本年同类项目合计 " + sum.in_yuan() + " 元，达到限额标准 " + threshold.in_yuan() + " 元",
                    "this year's projects of the same item add up to " + sum.in_yuan() +
                        " yuan and reach the threshold of " + threshold.in_yuan()};
    if (facts.given("reason") && facts.yes("finance_approved")) {
        findings.warn("method.split_approved", "amount", says, {});
        return;
    }
    findings.refuse("method.split_suspected", "amount", says,
                    {"请合并按政府采购办理；确需分开的，说明理由并经财政部门同意",
                     "join them as government procurement, or give a reason and have the finance department agree"});
}

}  // namespace qiyue::law::chengdu_guicheng_2017

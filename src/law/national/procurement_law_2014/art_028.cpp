#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-032 不得化整为零规避公开招标
// `splitting` and `year_sum` as the regulations count them (LP-033). Approved beforehand it is none: with its reason the
// choice goes before the finance department.
void no_splitting(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("splitting")) {
        return;
    }
    auto const sum = facts.money("year_sum").in_yuan();
    auto const threshold = facts.money("threshold").in_yuan();
    Text const says{"本财政年度同一预算项目、同一品目以公开招标以外方式采购，累计 " + sum +
                        " 元，超过公开招标数额标准 " + threshold + " 元",
                    "bought this year out of one budget line, of one catalogue item and by other ways than the open "
                    "tender: " +
                        sum + " yuan, above the open-tender threshold of " + threshold};
    if (facts.given("split_reason")) {
        findings.warn("method.split_to_finance", "split_reason", says,
                      {"须经财政部门批准后再开展采购活动", "the finance department has to approve it first"});
        return;
    }
    findings.refuse(
        "method.split_over_year", "method", says,
        {"请改用公开招标；确需采用其他方式的，写明理由，报财政部门批准",
         "choose the open tender; or give the reason for another method and have the finance department approve it"});
}

}  // namespace qiyue::law::national

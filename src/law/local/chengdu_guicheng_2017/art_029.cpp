#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-29-3 购买主体应当根据财政国库管理的规定,以及合同约定的付款条件和付款期限办理资金支付。
// `paid` and `pending` are of the contract; `year_used` is what the year's budget has paid or promised already.
void payments_within_price(Facts const& facts, Numbers const&, Findings& findings) {
    auto const request = facts.money("request");
    auto const check = [&](Money left, std::string code, Text const& of) {
        if (request > left) {
            findings.refuse(std::move(code), "request",
                            {"申请 " + request.in_yuan() + " 元超过" + of.zh + "余额 " + left.in_yuan() + " 元",
                             request.in_yuan() + " yuan is more than the " + left.in_yuan() + " yuan left of " + of.en},
                            {"申请不超过 " + left.in_yuan() + " 元", "ask for " + left.in_yuan() + " yuan or less"});
        }
    };
    check(facts.money("price") - facts.money("paid") - facts.money("pending"), "payment.over_contract_price",
          {"合同价", "the contract price"});
    check(facts.money("year_budget") - facts.money("year_used"), "payment.over_year_budget",
          {"当年批复预算", "the year's released budget"});
}

}  // namespace qiyue::law::chengdu_guicheng_2017

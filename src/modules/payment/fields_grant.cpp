#include "modules/payment/fields.hpp"

namespace qiyue::payment {

namespace {

constexpr std::int64_t first_year = 2000;
constexpr std::int64_t last_year = 2100;

}  // namespace

std::vector<Option> const& grant_sorts() {
    static std::vector<Option> const all{{"award", {"奖励", "award"}}, {"subsidy", {"补助", "subsidy"}}};
    return all;
}

Fields const& grant_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::choice("sort", {"类别", "sort"}, grant_sorts()),
        field::text("matter", {"事项", "matter"}).says({"同一事项每年补助一次", "one subsidy a year for one matter"}),
        field::integer("year", {"预算年度", "budget year"}).between(first_year, last_year),
        field::prose("ground", {"依据(文件、业绩)", "ground: document, results"}).maybe(),
        field::prose("criteria", {"补助标准", "criteria of the subsidy"}).maybe().says({"补助填写", "of a subsidy"}),
        field::money("amount", {"金额", "amount"}).at_least(1),
    };
    return fields;
}

Fields const& grant_page_fields() {
    static Fields const fields = [] {
        auto all = grant_fields();
        all.push_back(field::score("work_score", {"考核均分", "mean marks"}));
        all.push_back(
            field::list("candidates", {"按业绩排列", "by results"},
                        {field::integer("rank", {"名次", "rank"}), field::text("number", {"合同编号", "contract"}),
                         field::text("provider_name", {"承接主体", "provider"}),
                         field::score("score", {"考核均分", "mean marks"})}));
        all.push_back(field::prose("opinion", {"审定意见", "opinion"}));
        all.push_back(field::day("decided_on", {"审定日", "decided on"}));
        all.push_back(field::text("voucher", {"国库支付凭证号", "treasury voucher number"}));
        all.push_back(field::day("paid_on", {"支付日", "paid on"}));
        all.push_back(field::text("returned_because", {"国库退回或退汇的原因", "why it was returned, or came back"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::payment

#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-23-1 购买主体可以与承接主体签订不超过三年履行期限的服务合同,或在购买文件中设定不超过三年的服务期限
// A term of N years ends with the day before the anniversary of its start.
void term_within_limit(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const start = facts.day("start");
    auto const end = facts.day("end");
    if (end < start) {
        findings.refuse("contract.term_backwards", "end", {"合同结束早于开始", "the contract ends before it begins"},
                        {"请更正起止日期", "correct the days"});
        return;
    }
    auto const years = numbers.count("contract_term_max");
    auto const last = start.plus_years(years).plus_days(-1);
    if (end > last) {
        auto const n = std::to_string(years);
        findings.refuse("contract.term_too_long", "end",
                        {"履行期限超过 " + n + " 年", "the term is longer than " + n + " years"},
                        {"结束日期不晚于 " + last.iso(), "let it end on " + last.iso() + " or before"});
    }
}

// CD-23-2 对采购需求具有相对固定性、延续性且价格变化幅度小的服务项目
void multi_year_justified(Facts const& facts, Numbers const& numbers, Findings& findings) {
    constexpr std::int64_t months_of_a_year = 12;
    if (facts.integer("months") <= months_of_a_year) {
        return;
    }
    std::pair<char const*, Text> const conditions[] = {
        {"fixed", {"需求具有相对固定性", "the need is relatively fixed"}},
        {"continuous", {"需求具有延续性", "the need goes on"}},
        {"small_price_change", {"价格变化幅度小", "the price changes little"}},
    };
    int confirmed = 0;
    Text missing;
    for (auto const& [name, label] : conditions) {
        if (facts.yes(name)) {
            confirmed += 1;
        } else {
            missing.zh += (missing.zh.empty() ? "" : "、") + label.zh;
            missing.en += (missing.en.empty() ? "" : "; ") + label.en;
        }
    }
    if (confirmed < numbers.count("multi_year_conditions")) {
        findings.refuse("contract.multi_year_unjustified", "months",
                        {"期限超过一年,但未确认:" + missing.zh, "longer than a year, but not confirmed: " + missing.en},
                        {"请逐项确认并说明依据,或将期限定为一年以内",
                         "confirm each with its grounds, or make it a year or less"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017

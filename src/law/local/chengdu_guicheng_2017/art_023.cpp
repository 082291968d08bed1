#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include <algorithm>

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
        findings.refuse(
            "contract.multi_year_unjustified", "months",
            {"期限超过一年，但未确认：" + missing.zh, "longer than a year, but not confirmed: " + missing.en},
            {"请逐项确认并说明依据，或将期限定为一年以内", "confirm each with its grounds, or make it a year or less"});
    }
}

// CD-23-3 在年度预算能保障的前提下
// The first year stands in the released table; each later year is confirmed there before its service or renewal starts.
void year_covered(Facts const& facts, Numbers const&, Findings& findings) {
    auto const year = std::to_string(facts.integer("year"));
    if (!facts.yes("released")) {
        findings.refuse(
            "contract.year_not_released", "",
            {year + " 年度的购买服务项目表中没有批复本项目", "the project is not in the released table of " + year},
            {"请待该年度预算批复下达后再签订", "sign once that year's budget is released"});
        return;
    }
    auto const left = facts.money("left");
    auto const price = facts.money("price");
    if (price > left) {
        findings.refuse("contract.year_not_covered", "price",
                        {year + " 年度批复可用 " + left.in_yuan() + " 元，不足以保障 " + price.in_yuan() + " 元",
                         left.in_yuan() + " yuan are left of " + year + ", the year costs " + price.in_yuan()},
                        {"请调整预算后再签订", "have the budget adjusted first"});
    }
}

// CD-23-4 ……或在购买文件中设定不超过三年的服务期限,合同一年一签订
// The contracts of the years follow each other inside the term that the purchase document set.
void next_of_series(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("yearly")) {
        findings.refuse("contract.not_yearly", "previous",
                        {"购买文件没有设定“一年一签”", "the purchase document did not provide for yearly contracts"},
                        {"期满后请重新采购", "start a new purchase"});
        return;
    }
    auto const limit = facts.day("series_start").plus_years(numbers.count("contract_series_term_max")).plus_days(-1);
    auto const series_end = std::min(facts.day("series_end"), limit);
    if (facts.day("end") > series_end) {
        findings.refuse(
            "contract.series_ended", "previous",
            {"服务期限至 " + series_end.iso() + " 届满，不能再续签", "the series ends on " + series_end.iso()},
            {"请重新采购", "start a new purchase"});
    }
}

// CD-23-6 将考核结果作为是否签订下一年度服务合同的依据
// Marks are hundredths of a point. The mark to be reached is the document's, else that of a pass.
void renewal_earned(Facts const& facts, Numbers const& numbers, Findings& findings) {
    constexpr std::int64_t hundredths = 100;
    if (!facts.yes("final")) {
        auto const objection = facts.yes("objection_open");
        findings.refuse(objection ? "contract.renewal_while_objected" : "contract.renewal_without_result", "previous",
                        objection ? Text{"对年度考核结果的异议尚未答复", "an objection to the annual result is open"}
                                  : Text{"年度考核结果尚未生效", "there is no final annual result yet"},
                        objection ? Text{"请先核实并答复异议", "decide the objection first"}
                                  : Text{"请先完成年度考核", "finish the annual assessment first"});
        return;
    }
    auto const least =
        facts.has("threshold") ? facts.integer("threshold") : numbers.get("assessment_pass_mark") * hundredths;
    auto const score = facts.integer("score");
    auto const points = [](std::int64_t mark) { return Money::fen(mark).in_yuan(); };  // two decimals alike
    if (score < least) {
        findings.refuse("contract.renewal_not_earned", "previous",
                        {"年度考核 " + points(score) + " 分，低于续签要求的 " + points(least) + " 分",
                         "the annual result is " + points(score) + "; renewal needs " + points(least)},
                        {"不得续签，请重新采购", "not to be renewed; start a new purchase"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017

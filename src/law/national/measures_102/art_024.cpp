#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-195 合同履行期限一般不超过1年
void term_of_a_year(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const years = numbers.count("service_term_default_max");
    auto const last = facts.day("start").plus_years(years).plus_days(-1);
    if (facts.day("end") > last) {
        findings.warn(
            "contract.longer_than_usual", "term_to",
            {"履行期限一般不超过 " + std::to_string(years) + " 年，本合同超过",
             "a term is a year in general; this one is longer"},
            {"确需超过的，逐项确认超过一年的条件", "where it has to be, confirm each condition of longer terms"});
    }
}

// LP-196 预算保障下购买内容相对固定、连续性强、经费来源稳定、价格变化幅度小的可签不超过3年
void long_term_on_four_conditions(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto conditions = conditions_of_long_terms();
    conditions.emplace_back("stable_funding", Text{"经费来源稳定", "its money comes steadily"});
    refuse_long_term(facts, numbers.count("service_term_max"), conditions, findings);
}

}  // namespace qiyue::law::national

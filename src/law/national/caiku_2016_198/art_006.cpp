#include "law/national/reviewing.hpp"

#include <string>

namespace qiyue::law::national {

// LP-123 中级职称且从事相关工作满8年或高级职称;不满70周岁;三年内无不良行为记录
// `title_rank` is senior, middle or junior. `age` is in full years: who reaches the limit today is too old today, and the
// judgement, which others read, does not tell his birthday. It and `recorded_on`, the day of his last bad record, may be
// missing: without an age nobody can say that he is young enough. The look-back includes the anniversary, as that of the
// ties does.
void expert_qualified(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const on = facts.day("on");
    auto const oldest = numbers.get("expert_age_max");
    auto const years = numbers.count("expert_bad_record_lookback");
    if (facts.text("title_rank") == "junior") {
        findings.refuse(
            "expert.title_too_low", "title_rank",
            {"评审专家应具有高级职称，或中级职称并满规定年限",
             "an expert has a senior title, or a middle one and the years of the rule"},
            {"请核对职称证书后更正，或不予入库", "correct the rank from the certificate, or do not enter him"});
    }
    if (!facts.given("age")) {
        findings.refuse("expert.age_unknown", "born", {"未登记出生日期", "the date of birth is not recorded"},
                        {"请由专家库管理补录", "the keeper of the pool adds it"});
    } else if (facts.integer("age") >= oldest) {
        findings.refuse(
            "expert.too_old", "born",
            {"已满 " + std::to_string(oldest) + " 周岁", "has reached the age of " + std::to_string(oldest)},
            {"不予入库；已在库的，请办理退库", "do not enter him; who is in the pool leaves it"});
    }
    if (facts.given("recorded_on") && facts.day("recorded_on").plus_years(years) >= on) {
        findings.refuse("expert.bad_record", "",
                        {"最近 " + std::to_string(years) + " 年内有不良行为记录",
                         "has a bad record within the last " + std::to_string(years) + " years"},
                        {"期满后再行选聘", "he may be engaged again when the years are over"});
    }
}

// LP-124 具有中级职称的须从事相关领域工作满8年
// `practising_since` may be missing; the anniversary counts as full.
void expert_practised(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const years = numbers.count("expert_experience_min");
    if (facts.text("title_rank") == "middle" &&
        (!facts.given("practising_since") || facts.day("on") < facts.day("practising_since").plus_years(years))) {
        findings.refuse(
            "expert.too_little_practice", "practising_since",
            {"中级职称的专家从事相关领域工作不满 " + std::to_string(years) + " 年",
             "with a middle title, less than " + std::to_string(years) + " years in the field"},
            {"请更正从业起始日，或待年限届满后入库", "correct the day he began, or enter him when the years are over"});
    }
}

}  // namespace qiyue::law::national

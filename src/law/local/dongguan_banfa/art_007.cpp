#include "law/local/dongguan_banfa/articles.hpp"

namespace qiyue::law::dongguan_banfa {

// DG-7-1b 成立3年以上的需经市级及以上专业社会组织评估机构评定为3A或以上等级. 以上 includes the day itself.
void graded_when_old(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const today = facts.day("today");
    if (today < facts.day("established_on").plus_years(numbers.count("rating_required_from_age"))) {
        return;
    }
    Text const remedy{"请先经市级及以上评估机构评定为3A或以上等级",
                      "have it graded 3A or higher by an agency of the city or above"};
    if (!facts.given("grade")) {
        findings.refuse("provider.not_graded", "", {"成立已满三年，没有评估等级", "three years old, it has no grade"},
                        remedy);
    } else if (facts.integer("grade") < numbers.get("rating_least")) {
        findings.refuse("provider.grade_too_low", "",
                        {"成立已满三年，评估等级为 " + std::to_string(facts.integer("grade")) + "A",
                         "three years old, it is graded " + std::to_string(facts.integer("grade")) + "A"},
                        remedy);
    } else if (facts.text("grade_by") == "district") {
        findings.refuse("provider.grade_by_district", "",
                        {"等级由区县级机构评定", "the grade is one of a district's agency"}, remedy);
    } else if (facts.given("grade_until") && facts.day("grade_until") < today) {
        findings.refuse(
            "provider.grade_expired", "",
            {"评估等级已于 " + facts.text("grade_until") + " 到期", "the grade ended on " + facts.text("grade_until")},
            remedy);
    }
}

// DG-7-3b 从业人员以专业社会工作人才为主体: more than the share, in whole people.
void social_workers_prevail(Facts const& facts, Numbers const& numbers, Findings& findings) {
    constexpr std::int64_t whole = 10'000;
    auto const staff = facts.integer("staff");
    auto const workers = facts.integer("social_workers");
    if (workers * whole <= staff * numbers.get("social_worker_share")) {
        findings.refuse(
            "provider.too_few_social_workers", "social_workers",
            {std::to_string(staff) + " 名从业人员中专业社会工作人才 " + std::to_string(workers) + " 名，未占多数",
             std::to_string(workers) + " of " + std::to_string(staff) + " are social workers: no majority"},
            {"专业社会工作人才须超过半数", "more than half of the staff have to be"});
    }
}

}  // namespace qiyue::law::dongguan_banfa

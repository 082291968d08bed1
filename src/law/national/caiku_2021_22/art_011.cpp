#include "law/national/caiku_2021_22/articles.hpp"

#include <algorithm>

namespace qiyue::law::caiku_2021_22 {

// LP-045 1000万元以上货物服务……应当开展需求调查 (以上 includes the figure itself)
void large_projects_researched(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const threshold = numbers.money("mandatory_research_threshold_goods_services");
    if (facts.money("price") >= threshold && facts.integer("researches") == 0) {
        findings.refuse("need.large_not_researched", "",
                        {"预算金额达到 " + threshold.in_yuan() + " 元的项目应当开展需求调查",
                         "a project of " + threshold.in_yuan() + " yuan or more has to be researched"},
                        {"请先“登记需求调查”", "record the research first"});
    }
}

// LP-047 编制采购需求前一年内已调查的可不重复
// `drafted`: the day the need was begun; `researches`: [{finished}].
void research_recent(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const years = numbers.count("research_validity");
    auto const drafted = facts.day("drafted");
    auto const researches = facts.list("researches");
    auto const recent = std::ranges::any_of(
        researches, [&](Facts const& one) { return one.day("finished").plus_years(years) >= drafted; });
    if (!researches.empty() && !recent) {
        findings.refuse("need.research_too_old", "",
                        {"需求调查已超过 " + std::to_string(years) + " 年",
                         "the research is more than " + std::to_string(years) + " year old"},
                        {"请重新开展需求调查", "do the research again"});
    }
}

}  // namespace qiyue::law::caiku_2021_22

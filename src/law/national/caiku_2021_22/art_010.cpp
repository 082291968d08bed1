#include "law/national/caiku_2021_22/articles.hpp"

namespace qiyue::law::caiku_2021_22 {

// LP-044 面向市场主体需求调查的对象一般不少于3个且有代表性
// 一般: fewer is told, not refused. `suppliers`: those that one research asked; none is another kind of research.
void enough_suppliers_asked(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const asked = facts.integer("suppliers");
    auto const fewest = numbers.get("market_research_min_subjects");
    if (asked > 0 && asked < fewest) {
        auto const n = std::to_string(fewest);
        findings.warn(
            "need.few_suppliers_asked", "research",
            {"面向市场主体的调查对象少于 " + n + " 个", "fewer than " + n + " market participants were asked"},
            {"请补充有代表性的调查对象", "ask more who are representative"});
    }
}

}  // namespace qiyue::law::caiku_2021_22

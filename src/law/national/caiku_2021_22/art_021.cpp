#include "law/national/caiku_2021_22/articles.hpp"

#include <algorithm>
#include <set>

namespace qiyue::law::caiku_2021_22 {

namespace {

constexpr std::size_t fewest_levels = 2;  // one level alone tells no bid from another

}  // namespace

// LP-050 客观但不可量化的指标作实质性要求不得评分;评分项按量化指标等次设分
// `factors`: [{name, category, levels: [{points}]}], of items and bands alike. The price is computed, it has no levels.
void scored_by_levels(Facts const& facts, Numbers const&, Findings& findings) {
    std::size_t place = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const field = "factors." + std::to_string(place++);
        if (factor.text("category") == "price") {
            continue;
        }
        std::set<std::int64_t> points;
        auto const levels = factor.list("levels");
        for (auto const& level : levels) {
            points.insert(level.integer("points"));
        }
        auto const& name = factor.text("name");
        if (levels.size() < fewest_levels) {
            findings.refuse("scoring.no_levels", field,
                            {"“" + name + "”没有按等次设分", "“" + name + "” has no levels of points"},
                            {"请按量化指标分等次设分；不能量化的，改为实质性要求，不作评分项",
                             "give points by levels; what can't be measured is a requirement and is not scored"});
        } else if (points.size() < levels.size()) {
            findings.refuse("scoring.levels_alike", field,
                            {"“" + name + "”有两个等次的分值相同", "two levels of “" + name + "” give the same points"},
                            {"请给各等次不同的分值，或合并等次", "give each level other points, or make them one"});
        }
    }
}

}  // namespace qiyue::law::caiku_2021_22

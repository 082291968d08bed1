// What is computed from the bids of article 21. Marks are hundredths of a point, each rounded half up once; no extreme
// mark is dropped.
#include "law/bands.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/lowest_price.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-21-5 设置各区间对应的不同分值: a bid value in the lower bound's band scores that band.
Value band_score(Facts const& facts, Numbers const&, Steps& steps) {
    auto const value = facts.integer("value");
    auto const band = band_of(read_bands(facts, "bands", "score"), value);
    if (!band) {
        steps.note("outside_bands", value);
        return Value::object().set("score", 0).set("outside", true);
    }
    steps.note("band", Value::object().set("from", band->from).set("to", band->to));
    return Value::object().set("score", band->gives).set("outside", false);
}

namespace {

// The mean of the experts' totals: [{expert, points}], one row a factor.
std::int64_t mean_of_experts(Facts const& bid, std::size_t experts) {
    std::map<std::int64_t, std::int64_t> sums;
    for (auto const& score : bid.list("scores")) {
        sums[score.integer("expert")] += score.integer("points");
    }
    ENSURE(sums.size() == experts);
    std::vector<std::int64_t> points(sums.size());
    std::ranges::transform(sums, points.begin(), [](auto const& one) { return one.second; });
    return mean_points(points);
}

}  // namespace

// CD-21-8 采用综合评分法时
// Price score: the lowest compared price over this one, times the price weight.
Value comprehensive_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    auto const weight = facts.integer("price_weight");
    auto const bids = facts.list("bids");
    std::vector<Standing> standings;
    std::set<std::int64_t> experts;
    for (auto const& bid : bids) {
        standings.push_back(standing_of(bid));
        for (auto const& score : bid.list("scores")) {
            experts.insert(score.integer("expert"));
        }
    }
    auto const lowest = lowest_price(standings);
    steps.note("lowest", lowest.in_fen());
    steps.note("experts", static_cast<std::int64_t>(experts.size()));
    for (std::size_t i = 0; i < standings.size(); ++i) {
        auto& standing = standings[i];
        standing.price_score = price_score(weight, lowest, standing.price);
        standing.technical = mean_of_experts(bids[i], experts.size());
        standing.total = standing.price_score + standing.technical;
    }
    return Value::object()
        .set("lowest", lowest.in_fen())
        .set("ranking", ranked(std::move(standings), tie_words({}, facts.value()["tie_rule"])));
}

}  // namespace qiyue::law::chengdu_guicheng_2017

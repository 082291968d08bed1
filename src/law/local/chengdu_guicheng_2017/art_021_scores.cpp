// What is computed from the bids of article 21. Marks are hundredths of a point, each rounded half up once; no extreme
// mark is dropped.
#include "law/bands.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include "base/ensure.hpp"

#include <algorithm>
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

struct Standing {
    Facts bid;
    std::int64_t id = 0;
    Money price;  // with the policy deduction taken: what is compared, not what is paid
    std::int64_t price_score = 0;
    std::int64_t technical = 0;
    std::int64_t total = 0;
};

// Equal totals are told apart by the published order; each name says who goes first.
int by_tie_rule(Standing const& a, Standing const& b, Value const& tie_rule) {
    auto const flag = [](Standing const& s, std::string const& name) {
        return s.bid.value()[name].boolean_or(false) ? 1 : 0;
    };
    for (auto const& name : tie_rule.items()) {
        std::int64_t order = 0;  // negative: a first
        if (name.text() == "price") {
            order = a.price.in_fen() - b.price.in_fen();
        } else if (name.text() == "technical") {
            order = b.technical - a.technical;
        } else if (name.text() == "lot") {
            order = a.bid.value()["lot"].integer_or(0) - b.bid.value()["lot"].integer_or(0);
        } else {
            order = flag(b, name.text()) - flag(a, name.text());  // excellent, social_organisation
        }
        if (order != 0) {
            return order < 0 ? -1 : 1;
        }
    }
    return 0;
}

// Best first, with ranks; what the tie rule can't tell apart shares a rank and says so.
Value ranked(std::vector<Standing> standings, Value const& tie_rule) {
    auto const order = [&](Standing const& a, Standing const& b) {
        return a.total != b.total ? (a.total > b.total ? -1 : 1) : by_tie_rule(a, b, tie_rule);
    };
    std::ranges::stable_sort(standings, [&](Standing const& a, Standing const& b) { return order(a, b) < 0; });
    Value ranking = Value::list();
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        auto const& s = standings[i];
        auto const with_last = i > 0 && order(standings[i - 1], s) == 0;
        auto const with_next = i + 1 < standings.size() && order(s, standings[i + 1]) == 0;
        rank = with_last ? rank : static_cast<std::int64_t>(i) + 1;
        ranking.push(Value::object()
                         .set("id", s.id)
                         .set("rank", rank)
                         .set("price", s.price.in_fen())
                         .set("price_score", s.price_score)
                         .set("technical", s.technical)
                         .set("total", s.total)
                         .set("tied", with_last || with_next));
    }
    return ranking;
}

// `deduction` in basis points is the policy's favour to small enterprises and domestic products.
Money compared_price(Facts const& bid) {
    auto const price = bid.money("price");
    return price - price.share(BasisPoints{bid.value()["deduction"].integer_or(0)}, Rounding::half_up);
}

Value const& tie_rule_of(Facts const& facts) {
    static Value const none = Value::list();
    return facts.has("tie_rule") ? facts.value()["tie_rule"] : none;
}

// The mean of the experts' totals: [{expert, points}], one row a factor.
std::int64_t mean_of_experts(Facts const& bid, std::size_t experts) {
    std::int64_t sum = 0;
    std::set<std::int64_t> seen;
    for (auto const& score : bid.list("scores")) {
        sum += score.integer("points");
        seen.insert(score.integer("expert"));
    }
    ENSURE(seen.size() == experts);
    return experts == 0 ? 0 : scale(sum, 1, static_cast<std::int64_t>(experts), Rounding::half_up);
}

}  // namespace

// CD-21-7 采用最低价为成交原则的: a bid that fails a minimum requirement is out, whatever its price.
Value lowest_price_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    std::vector<Standing> standings;
    Value rejected = Value::list();
    for (auto const& bid : facts.list("bids")) {
        if (!bid.yes("meets_minimum_quality")) {
            rejected.push(bid.integer("id"));
            continue;
        }
        Standing standing{.bid = bid, .id = bid.integer("id"), .price = compared_price(bid)};
        // The lower the price the further ahead.
        standing.total = -standing.price.in_fen();
        standings.push_back(std::move(standing));
    }
    steps.note("rejected", rejected);
    Value ranking = Value::list();
    auto const rows = ranked(std::move(standings), tie_rule_of(facts));
    for (auto row : rows.items()) {
        row.erase("total");
        row.erase("price_score");
        row.erase("technical");
        ranking.push(std::move(row));
    }
    return Value::object().set("ranking", std::move(ranking)).set("rejected", std::move(rejected));
}

// CD-21-8 采用综合评分法时
// Price score: the lowest compared price over this one, times the price weight.
Value comprehensive_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    auto const weight = facts.integer("price_weight");
    std::vector<Standing> standings;
    std::set<std::int64_t> experts;
    Money lowest;
    for (auto const& bid : facts.list("bids")) {
        standings.push_back({.bid = bid, .id = bid.integer("id"), .price = compared_price(bid)});
        auto const price = standings.back().price;
        // A price of nothing can't be divided by: it scores nothing and sets no mark for the others.
        if (price > Money() && (lowest.is_zero() || price < lowest)) {
            lowest = price;
        }
        for (auto const& score : bid.list("scores")) {
            experts.insert(score.integer("expert"));
        }
    }
    steps.note("lowest", lowest.in_fen());
    steps.note("experts", static_cast<std::int64_t>(experts.size()));
    for (auto& standing : standings) {
        if (standing.price > Money()) {
            standing.price_score = scale(weight, lowest.in_fen(), standing.price.in_fen(), Rounding::half_up);
        }
        standing.technical = mean_of_experts(standing.bid, experts.size());
        standing.total = standing.price_score + standing.technical;
    }
    return Value::object()
        .set("lowest", lowest.in_fen())
        .set("ranking", ranked(std::move(standings), tie_rule_of(facts)));
}

}  // namespace qiyue::law::chengdu_guicheng_2017

// What comprehensive scoring computes from prices and points, and what its document may not score.
#include "law/bands.hpp"
#include "law/factors.hpp"
#include "law/national/evaluating.hpp"
#include "law/scoring.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-138 投标报价得分=(评标基准价/投标报价)×100;基准价为满足要求的最低报价;不得去掉最高最低报价
// `price_weight` in hundredths of a point: the score on 100 times the weight. Every bid that is given counts.
Value price_scores(Facts const& facts, Numbers const&, Steps& steps) {
    auto const weight = facts.integer("price_weight");
    std::vector<Standing> standings;
    for (auto const& bid : facts.list("bids")) {
        auto const deduction = BasisPoints{bid.value()["deduction"].integer_or(0)};
        standings.push_back({.id = bid.integer("id"), .price = compared_price(bid.money("price"), deduction)});
    }
    auto const lowest = lowest_price(standings);
    steps.note("lowest", lowest.in_fen());
    Value scores = Value::list();
    for (auto const& one : standings) {
        scores.push(Value::object()
                        .set("id", one.id)
                        .set("price", one.price.in_fen())
                        .set("price_score", price_score(weight, lowest, one.price)));
    }
    return Value::object().set("lowest", lowest.in_fen()).set("scores", std::move(scores));
}

// LP-139 权重和为1
void weights_whole(Facts const& facts, Numbers const&, Findings& findings) {
    std::int64_t total = 0;
    for (auto const& factor : facts.list("factors")) {
        total += factor.integer("weight");
    }
    if (total != full_marks) {
        findings.refuse(
            "scoring.weights_not_whole", "factors",
            {"各因素权重之和不是 1：分值合计 " + hundredths(total) + "，应为 " + hundredths(full_marks),
             "the weights do not add up to one: they are " + hundredths(total) + " of " + hundredths(full_marks)},
            {"请调整分值", "adjust the weights"});
    }
}

// LP-139 评标总得分=F1×A1+…+Fn×An
// `bids`: [{id, parts}], a part with `points`, which are F×A already, or with the `score` F on 100.00 and its `weight` A.
Value total_scores(Facts const& facts, Numbers const&, Steps&) {
    Value totals = Value::list();
    for (auto const& bid : facts.list("bids")) {
        std::int64_t total = 0;
        for (auto const& part : bid.list("parts")) {
            total += part.has("points")
                ? part.integer("points")
                : scale(part.integer("score"), part.integer("weight"), full_marks, Rounding::half_up);
        }
        totals.push(Value::object().set("id", bid.integer("id")).set("total", total));
    }
    return Value::object().set("totals", std::move(totals));
}

// LP-140 执行国家统一定价标准或固定价格采购的,价格不列为评审因素
void fixed_price_not_scored(Facts const& facts, Numbers const&, Findings& findings) {
    std::size_t place = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const field = "factors." + std::to_string(place++);
        if (facts.yes("fixed_price") && factor.text("category") == "price") {
            findings.refuse(
                "scoring.fixed_price_scored", field,
                {"执行统一定价标准或固定价格的采购，价格不列为评审因素",
                 "where the price is fixed it is no factor of the scoring"},
                {"请删去报价因素，并将其分值分给其他因素", "drop the price and give its weight to the others"});
        }
    }
}

// LP-141 资格条件不得作为评审因素
void qualification_not_scored(Facts const& facts, Numbers const&, Findings& findings) {
    refuse_scored_qualifications(facts, findings);
}

}  // namespace qiyue::law::national

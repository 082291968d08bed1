#include "law/national/evaluating.hpp"
#include "law/scoring.hpp"

namespace qiyue::law::national {

// LP-169 同分按报价低、再按技术优劣. `tie_rule`: the document's own order, which puts nothing else before these two.
void consultation_tie(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& rule = facts.value()["tie_rule"];
    auto const given = rule.is_list() && rule.size() > 0;
    auto const first = given && rule.items().front() == Value("price");
    auto const second = !given || rule.size() < 2 || rule.items()[1] == Value("technical");
    if (given && !(first && second)) {
        findings.refuse("scoring.tie_not_by_price_and_quality", "tie_rule",
                        {"得分相同的，先按最后报价由低到高、再按技术指标优劣排列",
                         "equal totals go by the lower final quote, then by the better technical score"},
                        {"请把“报价低者”“技术分高者”列为前两项", "let these two be the first of the order"});
    }
}

// LP-169 推荐3名以上候选供应商(例外2家). `bids`: [{id, price, price_score, technical, total}].
Value ranking_of_consultation(Facts const& facts, Numbers const& numbers, Steps& steps) {
    std::vector<Standing> standings;
    for (auto const& bid : facts.list("bids")) {
        standings.push_back({.id = bid.integer("id"),
                             .price = bid.money("price"),
                             .price_score = bid.integer("price_score"),
                             .technical = bid.integer("technical"),
                             .total = bid.integer("total"),
                             .flags = bid.value()});
    }
    auto const enough = static_cast<int>(standings.size()) >= numbers.count("consultation_candidates_min");
    steps.note("candidates", std::int64_t(standings.size()));
    auto const words = tie_words({"price", "technical"}, facts.value()["tie_rule"]);
    return Value::object().set("ranking", ranked(std::move(standings), words)).set("enough", enough);
}

}  // namespace qiyue::law::national

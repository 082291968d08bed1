#include "modules/review/preferences.hpp"
#include "modules/review/ranking.hpp"

#include "modules/review/steps.hpp"

#include <algorithm>
#include <cstdlib>

namespace qiyue::review {

namespace {

Value tie_rule(tender::Document const& document) {
    Value rule = Value::list();
    for (auto const& name : document.tie_rule) {
        rule.push(name);
    }
    return rule;
}

std::int64_t price_weight(tender::Document const& document) {
    std::int64_t weight = 0;
    for (auto const& factor : document.factors) {
        weight += factor.category == "price" ? factor.weight : 0;
    }
    return weight;
}

// With the rate that is taken off before it is compared, where there is one.
Value priced(Scoring const& scoring, ReviewedBid const& bid) {
    auto value = Value::object().set("id", bid.bid).set("price", bid.price.in_fen());
    for (auto const& one : scoring.deductions.items()) {
        if (one["bid"] == Value(bid.bid)) {
            value.set("deduction", one["rate"]);
        }
    }
    for (auto const& one : scoring.preferences.items()) {
        if (one["bid"] == Value(bid.bid)) {
            carry_preferences(one, value);
        }
    }
    return value;
}

}  // namespace

law::Facts comprehensive_facts(Scoring const& scoring, std::vector<Computed> const& computed) {
    Value bids = Value::list();
    for (auto const& bid : scoring.bids) {
        if (!bid.valid()) {
            continue;
        }
        Value scores = Value::list();
        // By seat, not by person: who sat is secret until the result, and this judgement is kept and shown.
        std::int64_t seat = 0;
        for (auto const& member : scoring.members) {
            seat += 1;
            scores.push(
                Value::object().set("expert", seat).set("points", points(scoring, computed, member.person, bid.bid)));
        }
        bids.push(priced(scoring, bid).set("scores", scores));
    }
    return law::Facts()
        .with("price_weight", price_weight(scoring.document))
        .with("tie_rule", tie_rule(scoring.document))
        .with("bids", bids);
}

law::Facts lowest_price_facts(Scoring const& scoring) {
    Value bids = Value::list();
    for (auto const& bid : scoring.bids) {
        if (bid.qualified) {
            bids.push(priced(scoring, bid).set("meets_minimum_quality", bid.quality_met));
        }
    }
    return law::Facts().with("tie_rule", tie_rule(scoring.document)).with("bids", bids);
}

std::optional<std::int64_t> offered(std::vector<bidding::OpenedBid> const& opened, std::int64_t bid,
                                    std::int64_t factor) {
    auto const found = std::ranges::find(opened, bid, &bidding::OpenedBid::id);
    if (found == opened.end()) {
        return std::nullopt;
    }
    auto const answer = std::ranges::find(found->answers, factor, &bidding::Answer::factor);
    return answer == found->answers.end() ? std::nullopt : answer->value;
}

std::vector<Member> seated(std::vector<Member> members) {
    std::ranges::stable_sort(members, {}, &Member::signature);
    return members;
}

std::int64_t points(Scoring const& scoring, std::vector<Computed> const& computed, std::int64_t person,
                    std::int64_t bid) {
    std::int64_t sum = 0;
    for (auto const& factor : scoring.document.factors) {
        if (!scored_by_hand(factor)) {
            continue;
        }
        for (auto const& mark : scoring.marks) {
            sum += mark.person == person && mark.bid == bid && mark.factor == factor.id ? mark.score : 0;
        }
    }
    for (auto const& one : computed) {
        sum += one.bid == bid ? one.score : 0;
    }
    return sum;
}

std::int64_t mean(std::vector<Mark> const& marks, std::int64_t bid, std::int64_t factor) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (auto const& mark : marks) {
        if (mark.bid == bid && mark.factor == factor) {
            sum += mark.score;
            count += 1;
        }
    }
    return count == 0 ? 0 : scale(sum, 1, count, Rounding::half_up);
}

Value outlying(Scoring const& scoring, BasisPoints share) {
    constexpr std::int64_t whole = 10'000;
    Value list = Value::list();
    for (auto const& mark : scoring.marks) {
        auto const factor = std::ranges::find(scoring.document.factors, mark.factor, &tender::Factor::id);
        if (factor == scoring.document.factors.end()) {
            continue;
        }
        auto const middle = mean(scoring.marks, mark.bid, mark.factor);
        if (std::abs(mark.score - middle) * whole > share.count * factor->weight) {
            list.push(Value::object()
                          .set("person", mark.person)
                          .set("bid", mark.bid)
                          .set("factor", mark.factor)
                          .set("score", mark.score)
                          .set("mean", middle)
                          .set("reason", mark.reason));
        }
    }
    return list;
}

}  // namespace qiyue::review

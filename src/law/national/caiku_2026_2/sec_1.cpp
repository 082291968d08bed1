// Abnormally low prices: prices as bid, before any deduction, of the bids that passed. All three tests are strict: a
// price of exactly the share is not abnormal. A flagged price is asked about, never rejected by itself.
#include "law/national/reviewing.hpp"

#include "base/said.hpp"

#include <algorithm>
#include <vector>

namespace qiyue::law::national {

namespace {

__extension__ typedef __int128 Wide;  // fen times ten thousand times the number of bids

// The rule's own ratio, or the higher one of the document (LP-147): `raised` in basis points, which may be missing.
std::int64_t ratio_of(Facts const& facts, Numbers const& numbers, std::string_view key) {
    auto const own = numbers.get(key);
    return facts.given("raised") ? std::max(own, facts.integer("raised")) : own;
}

// [{id, price}] -> the ids below numerator/denominator of the measure, multiplied out so that nothing is rounded.
Value below(Facts const& facts, std::int64_t share, std::int64_t measure, std::int64_t parts, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    steps.note("measure", measure);
    steps.note("divided_by", parts);
    steps.note("share_of_measure", share);
    Value low = Value::list();
    for (auto const& bid : facts.list("bids")) {
        // price < share/10000 * measure/parts
        auto const price = bid.money("price").in_fen();
        if (static_cast<Wide>(price) * whole * parts < static_cast<Wide>(share) * measure) {
            low.push(bid.integer("id"));
        }
    }
    return Value::object().set("low", std::move(low));
}

}  // namespace

// LP-147 采购人可提高前三项数值标准,最高不超过65%
// `test` average, second or ceiling, and the `ratio` in basis points that the document gives it.
void raised_ratio_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const& test = facts.text("test");
    auto const ratio = facts.integer("ratio");
    auto const least = numbers.get(test == "average"      ? "alp_avg_ratio"
                                       : test == "second" ? "alp_second_ratio"
                                                          : "alp_ceiling_ratio");
    auto const most = numbers.get("alp_ratio_max");
    if (ratio < least || ratio > most) {
        findings.refuse(
            "scoring.low_price_ratio", "low_price_ratios." + test,
            {"异常低价的比例 " + percent(ratio) + " 不在 " + percent(least) + " 至 " + percent(most) + " 之间",
             "the ratio of " + percent(ratio) + " is not within " + percent(least) + " to " + percent(most)},
            {"只能提高规定的比例，且不得超过上限", "the ratio may only be raised, and to the cap at most"});
    }
}

// LP-144 报价<全部通过符合性审查报价平均值×50%
Value low_by_average(Facts const& facts, Numbers const& numbers, Steps& steps) {
    Money sum;
    auto const bids = facts.list("bids");
    for (auto const& bid : bids) {
        sum += bid.money("price");
    }
    auto const count = std::max<std::int64_t>(1, static_cast<std::int64_t>(bids.size()));
    return below(facts, ratio_of(facts, numbers, "alp_avg_ratio"), sum.in_fen(), count, steps);
}

// LP-145 报价<通过符合性审查的次低报价×50%
Value low_by_second(Facts const& facts, Numbers const& numbers, Steps& steps) {
    std::vector<std::int64_t> prices;
    for (auto const& bid : facts.list("bids")) {
        prices.push_back(bid.money("price").in_fen());
    }
    std::ranges::sort(prices);
    auto const share = ratio_of(facts, numbers, "alp_second_ratio");
    return prices.size() < 2 ? Value::object().set("low", Value::list()) : below(facts, share, prices[1], 1, steps);
}

// LP-146 报价<最高限价×45%(未设最高限价以预算为准)
Value low_by_ceiling(Facts const& facts, Numbers const& numbers, Steps& steps) {
    return below(facts, ratio_of(facts, numbers, "alp_ceiling_ratio"), facts.money("ceiling").in_fen(), 1, steps);
}

}  // namespace qiyue::law::national

#include "modules/budget/market.hpp"

#include <algorithm>

namespace qiyue::budget {

char const* name_of(Market::Position position) {
    switch (position) {
    case Market::Position::unknown: return "unknown";
    case Market::Position::below: return "below";
    case Market::Position::within: return "within";
    case Market::Position::above: return "above";
    }
    ENSURE(false);
}

Market survey_market(std::vector<Money> prices, Money estimate) {
    Market market;
    market.count = prices.size();
    if (prices.empty()) {
        return market;
    }
    std::ranges::sort(prices);
    market.lowest = prices.front();
    market.highest = prices.back();
    auto const middle = prices.size() / 2;
    market.median =
        prices.size() % 2 == 1 ? prices[middle] : (prices[middle - 1] + prices[middle]).times(1, 2, Rounding::half_up);
    market.position = estimate < market.lowest ? Market::Position::below
        : estimate > market.highest            ? Market::Position::above
                                               : Market::Position::within;
    return market;
}

}  // namespace qiyue::budget

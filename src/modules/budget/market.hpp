#pragma once

#include "base/money.hpp"

#include <vector>

namespace qiyue::budget {

// What the market survey found, and where the estimate lies in it (CD-6-2).
struct Market {
    enum class Position { unknown, below, within, above };
    std::size_t count = 0;
    Money lowest, median, highest;
    Position position = Position::unknown;
};
char const* name_of(Market::Position position);

Market survey_market(std::vector<Money> prices, Money estimate);

}  // namespace qiyue::budget

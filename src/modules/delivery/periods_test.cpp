#include "modules/delivery/periods.hpp"

#include <doctest/doctest.h>

namespace qiyue {

namespace {

std::string told(std::vector<Day> const& days) {
    std::string all;
    for (auto const day : days) {
        all += (all.empty() ? "" : " ") + day.iso();
    }
    return all;
}

}  // namespace

TEST_CASE("delivery periods end with the months of the service, the last one with the service") {
    Day const from(2025, 7, 2);
    Day const to(2026, 7, 1);
    constexpr int quarter = 3;
    CHECK(told(delivery::period_ends(from, to, quarter, to.plus_days(1))) ==
          "2025-10-01 2026-01-01 2026-04-01 2026-07-01");
    CHECK(told(delivery::period_ends(from, to, quarter, Day(2026, 1, 1))) == "2025-10-01");
    CHECK(told(delivery::period_ends(from, to, quarter, Day(2026, 1, 2))) == "2025-10-01 2026-01-01");
    constexpr int five = 5;
    CHECK(told(delivery::period_ends(from, to, five, to.plus_days(1))) == "2025-12-01 2026-05-01 2026-07-01");
    CHECK(delivery::period_ends(from, to, 0, to).empty());
}

}  // namespace qiyue

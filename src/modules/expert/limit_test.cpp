#include "modules/expert/api.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_CASE("expert/limit so many a year: who reached it is not drawn before the first is a year old") {
    expert::Limit const limit{.document = "示例", .from = Day(2025, 1, 1), .sittings_a_year = 2, .rest_days = 0};
    std::vector<Day> const sat{Day(2024, 6, 1), Day(2025, 3, 1)};
    CHECK(expert::over_limit(limit, sat, Day(2025, 5, 31)) == "expert.sat_often");
    CHECK(expert::over_limit(limit, sat, Day(2025, 6, 1)).empty());
}

TEST_CASE("expert/limit days between two") {
    expert::Limit const limit{.document = "示例", .from = Day(2025, 1, 1), .sittings_a_year = 0, .rest_days = 10};
    std::vector<Day> const sat{Day(2025, 3, 1)};
    CHECK(expert::over_limit(limit, sat, Day(2025, 3, 10)) == "expert.sat_lately");
    CHECK(expert::over_limit(limit, sat, Day(2025, 3, 11)).empty());
}

TEST_CASE("expert/limit a city stands for its districts, and who named no region sits everywhere") {
    expert::Expert e;
    CHECK(expert::serves_region(e, "510104"));
    e.regions = {"510100"};
    CHECK(expert::serves_region(e, "510104"));
    CHECK_FALSE(expert::serves_region(e, "341500"));
    e.regions = {"510105"};
    CHECK_FALSE(expert::serves_region(e, "510104"));
    e.items = {7};
    CHECK(expert::serves_item(e, 7));
    CHECK_FALSE(expert::serves_item(e, 8));
}

#include "modules/expert/api.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_CASE("a sitting is paid its first hours and each begun hour beyond them") {
    expert::Standard const standard{.id = 1,
                                    .document = "示例标准",
                                    .from = Day(2026, 1, 1),
                                    .base = Money::yuan(400),
                                    .base_hours = 3,
                                    .hour = Money::yuan(100)};
    auto const paid = [&](std::string const& presence, std::int64_t minutes) {
        return expert::fee_of(standard, presence, minutes).amount;
    };
    CHECK(paid("full", 0) == Money::yuan(400));
    CHECK(paid("full", 180) == Money::yuan(400));
    CHECK(paid("full", 181) == Money::yuan(500));
    CHECK(paid("late", 240) == Money::yuan(500));
    CHECK(paid("full", 241) == Money::yuan(600));
    CHECK(paid("left", 600).is_zero());
    CHECK(paid("absent", 0).is_zero());
    CHECK(expert::fee_of(standard, "full", 181).sum == "400.00 + 1 × 100.00 = 500.00（示例标准）");
}

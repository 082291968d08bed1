#include "modules/identity/throttle.hpp"

#include <doctest/doctest.h>

namespace qiyue::identity {

TEST_CASE("identity/throttle: the wait ends when the fifth last failure leaves the window") {
    auto const start = Instant::at(Day(2026, 9, 30), 9);
    std::vector<Instant> failures;
    for (int i = 4; i >= 0; --i) {
        failures.push_back(start.plus_seconds(i * 60));
    }
    auto const now = start.plus_seconds(5 * 60);
    CHECK(wait_seconds(failures, 5, now) == 10 * 60);
    CHECK(wait_seconds(failures, 6, now) == 0);
    CHECK(wait_seconds(failures, 5, start.plus_seconds(15 * 60).plus_millis(-1)) == 1);
    CHECK(wait_seconds(failures, 5, start.plus_seconds(15 * 60)) == 0);
    CHECK(wait_seconds({}, 5, now) == 0);
}

} // namespace qiyue::identity

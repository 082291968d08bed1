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

TEST_CASE("identity/throttle: an IPv6 household is one place, however many addresses it has") {
    CHECK(place_of("203.0.113.7") == "203.0.113.7");
    CHECK(place_of("::ffff:203.0.113.7") == "203.0.113.7");
    CHECK(place_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    CHECK(place_of("2001:db8:1:2::9") == place_of("2001:db8:1:2:ffff::1"));
    CHECK(place_of("2001:db8:1:3::9") != place_of("2001:db8:1:2::9"));
    CHECK(place_of("::1") == "0:0:0:0::/64");
    CHECK(place_of("2001:db8::") == "2001:db8:0:0::/64");
    CHECK(place_of("").empty());
}

}  // namespace qiyue::identity

#include "base/id.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace qiyue;

TEST_SUITE_BEGIN("base/id");

TEST_CASE("numbers grow, differ, and fit what JavaScript keeps exact") {
    ManualClock clock(Instant::at(Day(2077, 12, 31), 12));
    IdSource ids(clock, 63);
    std::int64_t last = 0;
    // More than one second holds: the next second's are borrowed, still of this node.
    for (int i = 0; i < 70'000; ++i) {
        auto const next = ids.next();
        REQUIRE(next > last);
        REQUIRE(((next >> 16) & 63) == 63);
        last = next;
    }
    CHECK(last < (std::int64_t{1} << 53));
}

TEST_CASE("nodes do not meet, and a second run makes the same numbers") {
    ManualClock const clock(Instant::at(Day(2018, 3, 1), 9));
    IdSource first(clock, 0);
    IdSource second(clock, 1);
    IdSource again(clock, 0);
    std::set<std::int64_t> seen;
    for (int i = 0; i < 100; ++i) {
        auto const made = first.next();
        CHECK(made == again.next());
        CHECK(seen.insert(made).second);
        CHECK(seen.insert(second.next()).second);
    }
}

TEST_CASE("a clock set back makes no number twice; one before the epoch makes positive ones") {
    ManualClock clock(Instant::at(Day(2018, 3, 1), 9));
    IdSource ids(clock, 0);
    auto const before = ids.next();
    clock.set(Instant::at(Day(2011, 3, 1), 9));
    CHECK(ids.next() > before);
    ManualClock const early(Instant::at(Day(1999, 1, 1), 0));
    IdSource old(early, 0);
    auto const one = old.next();
    CHECK(one > 0);
    CHECK(old.next() > one);
}

TEST_CASE("there are 64 nodes") {
    ManualClock const clock(Instant::at(Day(2018, 3, 1), 9));
    CHECK_THROWS_AS(IdSource(clock, 64), Bug);
    CHECK_THROWS_AS(IdSource(clock, -1), Bug);
}

TEST_SUITE_END();

TEST_CASE("a source made anew within the second does not repeat the numbers of the one before") {
    qiyue::ManualClock clock(qiyue::Instant::parse("2026-03-02T09:00:00+08:00").value());
    qiyue::IdSource before(clock, 0);
    std::int64_t last = 0;
    for (int i = 0; i < 100; ++i) {
        last = before.next();
    }
    clock.set(clock.now().plus_millis(5));
    CHECK(qiyue::IdSource(clock, 0).next() > last);
}

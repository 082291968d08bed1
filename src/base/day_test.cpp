#include "base/day.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_SUITE_BEGIN("base/day");

TEST_CASE("a day must be written in full and exist") {
    CHECK(Day::parse("2024-02-29").value() == Day(2024, 2, 29));
    for (auto const* text : {"", "2023-02-29", "2026-13-01", "2026-00-10", "2026-9-30", "2026/09/30", "2026-09-30 ",
                             "+026-09-30", "2026-09-3a"}) {
        CAPTURE(text);
        CHECK_FALSE(Day::parse(text).ok());
    }
    CHECK(Day(2026, 9, 3).iso() == "2026-09-03");
}

TEST_CASE("years and months end on the last day a month has") {
    CHECK(Day(2020, 2, 29).plus_years(1) == Day(2021, 2, 28));
    CHECK(Day(2020, 2, 29).plus_years(4) == Day(2024, 2, 29));
    CHECK(Day(2026, 1, 31).plus_months(1) == Day(2026, 2, 28));
    CHECK(Day(2026, 12, 31).plus_months(2) == Day(2027, 2, 28));
    CHECK(Day(2026, 3, 31).plus_months(-1) == Day(2026, 2, 28));
    CHECK(Day(2026, 2, 28).plus_days(1) == Day(2026, 3, 1));
}

TEST_CASE("weekday and distance") {
    CHECK(Day(2018, 9, 27).weekday() == 4);
    CHECK(Day(2018, 9, 30).weekday() == 7);
    CHECK(Day(2018, 9, 27).days_until(Day(2018, 10, 9)) == 12);
}

TEST_CASE("an instant is read with any offset and written in Chinese time") {
    auto const instant = Instant::parse("2026-09-30T10:00:00Z").value();
    CHECK(instant.iso() == "2026-09-30T18:00:00+08:00");
    CHECK(instant == Instant::parse("2026-09-30T18:00:00+08:00").value());
    CHECK(instant == Instant::parse("2026-09-30T05:30:00-04:30").value());
    CHECK(instant == Instant::at(Day(2026, 9, 30), 18));
    CHECK(instant.plus_millis(7).iso() == "2026-09-30T18:00:00.007+08:00");
    CHECK(Instant::parse("2026-09-30T18:00:00.25+08:00").value() == instant.plus_millis(250));
}

TEST_CASE("an instant that can't be read is refused") {
    for (auto const* text : {"", "2026-09-30", "2026-09-30T18:00:00", "2026-09-30T24:00:00Z", "2026-09-30T18:60:00Z",
                             "2026-02-30T18:00:00Z", "2026-09-30T18:00:00.Z", "2026-09-30T18:00:00+8:00",
                             "2026-09-30T18:00:00+15:00", "2026-09-30T18:00:00Zx"}) {
        CAPTURE(text);
        CHECK_FALSE(Instant::parse(text).ok());
    }
}

TEST_CASE("the Chinese day changes at 16:00 UTC, before 1970 too") {
    CHECK(Instant::parse("2026-09-30T15:59:59Z").value().day() == Day(2026, 9, 30));
    CHECK(Instant::parse("2026-09-30T16:00:00Z").value().day() == Day(2026, 10, 1));
    CHECK(Instant::from_micros(-1).day() == Day(1970, 1, 1));
    CHECK(Instant::parse("1949-10-01T15:00:00+08:00").value().iso() == "1949-10-01T15:00:00+08:00");
}

TEST_SUITE_END();

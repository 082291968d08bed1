#pragma once

#include "base/result.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace qiyue {

// A civil day in China. A day is not an instant: a duty falls on a day, a bid comes at an instant.
class Day {
public:
    constexpr Day() = default;
    constexpr explicit Day(std::chrono::sys_days days) : days_(days) {}
    constexpr Day(int year, unsigned month, unsigned day)
        : days_(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)) {}
    // "2026-09-30"; refuses days that do not exist.
    static Result<Day> parse(std::string_view iso);

    std::string iso() const;
    int year() const;
    // 1 Monday … 7 Sunday.
    unsigned weekday() const;
    Day plus_days(int count) const { return Day(days_ + std::chrono::days{count}); }
    // The same day of the year `count` years on; 29 February becomes 28 February.
    Day plus_years(int count) const;
    // The same day of the month `count` months on, or that month's last day.
    Day plus_months(int count) const;
    int days_until(Day later) const { return static_cast<int>((later.days_ - days_).count()); }
    constexpr std::chrono::sys_days sys() const { return days_; }
    friend constexpr auto operator<=>(Day, Day) = default;

private:
    std::chrono::sys_days days_{};
};

// A point in time, microseconds since 1970 UTC. China has one zone, UTC+8 without summer time.
class Instant {
public:
    constexpr Instant() = default;
    static constexpr Instant from_micros(std::int64_t micros) { return Instant(micros); }
    // "2026-09-30T18:00:00+08:00" (seconds' fraction optional; the offset may be Z or ±hh:mm).
    static Result<Instant> parse(std::string_view iso);
    // hh:mm:ss of a day, Chinese local time.
    static Instant at(Day day, int hour, int minute = 0, int second = 0);

    constexpr std::int64_t micros() const { return micros_; }
    Day day() const;          // the Chinese day it falls on
    std::string iso() const;  // "2026-09-30T18:00:00+08:00", with milliseconds when there are any
    Instant plus_seconds(std::int64_t count) const { return Instant(micros_ + count * 1'000'000); }
    Instant plus_millis(std::int64_t count) const { return Instant(micros_ + count * 1'000); }
    friend constexpr auto operator<=>(Instant, Instant) = default;

private:
    explicit constexpr Instant(std::int64_t micros) : micros_(micros) {}
    std::int64_t micros_ = 0;
};

}  // namespace qiyue

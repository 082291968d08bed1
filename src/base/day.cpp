#include "base/day.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace qiyue {

namespace {

using namespace std::chrono;

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t offset_seconds = 8 * 3600;
constexpr std::int64_t day_seconds = 86'400;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') {
        return std::nullopt;
    }
    return value;
}

// Behind the text, with zeros before it.
void add(std::string& text, std::int64_t value, std::size_t width) {
    std::array<char, 20> digits{};
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    auto const size = static_cast<std::size_t>(end - digits.data());
    text.append(width > size ? width - size : 0, '0').append(digits.data(), size);
}

Refusal malformed(char const* code, Text says) {
    return {Reason::invalid, Finding{.code = code, .says = std::move(says)}};
}

Refusal no_such_instant() {
    return malformed("instant.malformed",
                     {"时刻应写作 2026-09-30T18:00:00+08:00", "an instant is written 2026-09-30T18:00:00+08:00"});
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

}  // namespace

Result<Day> Day::parse(std::string_view iso) {
    if (iso.size() == 10 && iso[4] == '-' && iso[7] == '-') {
        auto const y = digits(iso.substr(0, 4));
        auto const m = digits(iso.substr(5, 2));
        auto const d = digits(iso.substr(8, 2));
        if (y && m && d) {
            auto const date = std::chrono::year{*y} / *m / *d;
            if (date.ok()) {
                return Day(sys_days{date});
            }
        }
    }
    return malformed("day.malformed",
                     {"日期应写作 2026-09-30 且真实存在", "a day is written 2026-09-30 and must exist"});
}

std::string Day::iso() const {
    year_month_day const date{days_};
    std::string text;
    add(text, static_cast<int>(date.year()), 4);
    add(text += '-', static_cast<unsigned>(date.month()), 2);
    add(text += '-', static_cast<unsigned>(date.day()), 2);
    return text;
}

int Day::year() const {
    return static_cast<int>(year_month_day{days_}.year());
}

unsigned Day::weekday() const {
    return std::chrono::weekday{days_}.iso_encoding();
}

Day Day::plus_years(int count) const {
    return plus_months(count * 12);
}

Day Day::plus_months(int count) const {
    auto date = year_month_day{days_} + months{count};
    if (!date.ok()) {
        date = date.year() / date.month() / last;
    }
    return Day(sys_days{date});
}

Result<Instant> Instant::parse(std::string_view iso) {
    if (iso.size() < 20 || (iso[10] != 'T' && iso[10] != ' ')) {
        return no_such_instant();
    }
    auto const day = Day::parse(iso.substr(0, 10));
    auto const h = digits(iso.substr(11, 2));
    auto const m = digits(iso.substr(14, 2));
    auto const s = digits(iso.substr(17, 2));
    if (!day.ok() || !h || !m || !s || iso[13] != ':' || iso[16] != ':' || *h > 23 || *m > 59 || *s > 59) {
        return no_such_instant();
    }
    auto rest = iso.substr(19);
    std::int64_t fraction = 0;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        std::int64_t unit = micros_per_second / 10;
        if (rest.empty() || rest.front() < '0' || rest.front() > '9') {
            return no_such_instant();
        }
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
            fraction += (rest.front() - '0') * unit;
            unit /= 10;
            rest.remove_prefix(1);
        }
    }
    std::int64_t offset = 0;
    if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
        auto const oh = digits(rest.substr(1, 2));
        auto const om = digits(rest.substr(4, 2));
        if (!oh || !om || *oh > 14 || *om > 59) {
            return no_such_instant();
        }
        offset = (rest[0] == '-' ? -1 : 1) * (*oh * 3600 + *om * 60);
    } else if (rest != "Z") {
        return no_such_instant();
    }
    auto const seconds_utc =
        day.value().sys().time_since_epoch().count() * day_seconds + *h * 3600 + *m * 60 + *s - offset;
    return Instant(seconds_utc * micros_per_second + fraction);
}

Instant Instant::at(Day day, int hour, int minute, int second) {
    auto const seconds_local =
        std::int64_t{day.sys().time_since_epoch().count()} * day_seconds + hour * 3600 + minute * 60 + second;
    return Instant((seconds_local - offset_seconds) * micros_per_second);
}

Day Instant::day() const {
    auto const local = floor_div(micros_, micros_per_second) + offset_seconds;
    return Day(sys_days{days{floor_div(local, day_seconds)}});
}

std::string Instant::iso() const {
    auto const whole = floor_div(micros_, micros_per_second);
    auto const part = micros_ - whole * micros_per_second;
    auto const local = whole + offset_seconds;
    auto const second = local - floor_div(local, day_seconds) * day_seconds;
    auto text = day().iso();
    add(text += 'T', second / 3600, 2);
    add(text += ':', second / 60 % 60, 2);
    add(text += ':', second % 60, 2);
    if (part != 0) {
        auto const millis = part % 1000 == 0;
        add(text += '.', millis ? part / 1000 : part, millis ? 3 : 6);
    }
    return text + "+08:00";
}

}  // namespace qiyue

#include "modules/delivery/geotag.hpp"

#include <algorithm>

namespace qiyue::delivery {

namespace {

constexpr std::size_t digits_max = 3;
constexpr std::size_t decimals_max = 6;
constexpr int ten = 10;

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_degrees(std::string_view text, int most) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const decimals = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || whole.size() > digits_max || !all_digits(whole) || decimals.size() > decimals_max ||
        !all_digits(decimals) || (point != std::string_view::npos && decimals.empty())) {
        return false;
    }
    int degrees = 0;
    for (char const digit : whole) {
        degrees = degrees * ten + (digit - '0');
    }
    auto const nought = std::ranges::all_of(decimals, [](char c) { return c == '0'; });
    return degrees < most || (degrees == most && nought);
}

}  // namespace qiyue::delivery

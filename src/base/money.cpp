#include "base/money.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <numeric>

namespace qiyue {

namespace {

constexpr std::int64_t bound_fen = (std::int64_t{1} << 53) - 1;
__extension__ using Wide = __int128;

Refusal not_an_amount() {
    return {Reason::invalid,
            Finding{.code = "money.malformed",
                    .says = {"金额应为元，至多两位小数", "an amount is in yuan with at most two decimals"},
                    .remedy = {"例如 1234.50", "for example 1234.50"}}};
}

}  // namespace

std::int64_t scale(std::int64_t value, std::int64_t numerator, std::int64_t denominator, Rounding rounding) {
    ENSURE(denominator > 0);
    auto const product = Wide{value} * numerator;
    auto const negative = product < 0;
    auto const size = negative ? -product : product;
    auto quotient = size / denominator;
    auto const rest = size % denominator;
    auto const away =
        (rounding == Rounding::up && rest != 0) || (rounding == Rounding::half_up && rest * 2 >= denominator);
    if (away) {
        quotient += 1;
    }
    ENSURE(quotient <= INT64_MAX);
    auto const result = static_cast<std::int64_t>(quotient);
    return negative ? -result : result;
}

Money Money::fen(std::int64_t fen) {
    ENSURE(fen >= -bound_fen && fen <= bound_fen);
    return Money(fen);
}

Money Money::yuan(std::int64_t yuan) {
    ENSURE(yuan >= -bound_fen / 100 && yuan <= bound_fen / 100);
    return Money(yuan * 100);
}

Result<Money> Money::parse(std::string_view yuan) {
    bool const negative = !yuan.empty() && yuan.front() == '-';
    if (negative) {
        yuan.remove_prefix(1);
    }
    std::int64_t fen = 0;
    int whole_digits = 0;
    int in_group = 0;  // digits since the last comma
    bool grouped = false;
    int decimals = -1;  // -1: before the point
    for (char const c : yuan) {
        if (c == '.' && decimals < 0 && whole_digits > 0 && (!grouped || in_group == 3)) {
            decimals = 0;
        } else if (c == ',' && decimals < 0 && in_group > 0 && in_group <= 3 && (!grouped || in_group == 3)) {
            // Commas part thousands: elsewhere "1,5" is one and a half, and must not become fifteen.
            grouped = true;
            in_group = 0;
        } else if (c >= '0' && c <= '9') {
            if (decimals >= 2 || fen > bound_fen / 10) {
                return not_an_amount();
            }
            fen = fen * 10 + (c - '0');
            (decimals < 0 ? whole_digits : decimals) += 1;
            in_group += decimals < 0 ? 1 : 0;
        } else {
            return not_an_amount();
        }
    }
    if (whole_digits == 0 || decimals == 0 || (grouped && in_group != 3)) {
        return not_an_amount();
    }
    for (int d = std::max(decimals, 0); d < 2; ++d) {
        if (fen > bound_fen / 10) {
            return not_an_amount();
        }
        fen *= 10;
    }
    if (fen > bound_fen) {
        return not_an_amount();
    }
    return Money(negative ? -fen : fen);
}

std::string Money::in_yuan() const {
    auto const size = fen_ < 0 ? -fen_ : fen_;
    auto const rest = size % 100;
    auto whole = std::to_string(size / 100);
    constexpr std::ptrdiff_t three = 3;
    for (auto at = std::ssize(whole) - three; at > 0; at -= three) {
        whole.insert(static_cast<std::size_t>(at), ",");
    }
    return (fen_ < 0 ? "-" : "") + whole + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

Money Money::share(BasisPoints share, Rounding rounding) const {
    return times(share.count, 10'000, rounding);
}

Money Money::times(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const {
    return fen(scale(fen_, numerator, denominator, rounding));
}

std::vector<Money> Money::deal(std::vector<std::int64_t> const& weights) const {
    ENSURE(!weights.empty() && std::ranges::all_of(weights, [](std::int64_t weight) { return weight >= 0; }));
    auto const total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    ENSURE(total > 0);
    std::vector<Money> parts;
    Money dealt;
    for (auto const weight : weights) {
        parts.push_back(times(weight, total, Rounding::down));
        dealt += parts.back();
    }
    auto const largest = std::ranges::max_element(weights) - weights.begin();
    parts[static_cast<std::size_t>(largest)] += *this - dealt;
    return parts;
}

Money operator+(Money a, Money b) {
    return Money::fen(a.fen_ + b.fen_);
}

Money operator-(Money a, Money b) {
    return Money::fen(a.fen_ - b.fen_);
}

Money operator*(Money a, std::int64_t times) {
    return a.times(times, 1, Rounding::down);
}

}  // namespace qiyue

#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue {

// Hundredths of a percent. 2% = BasisPoints{200}.
struct BasisPoints {
    std::int64_t count = 0;
    friend constexpr auto operator<=>(BasisPoints, BasisPoints) = default;
};

enum class Rounding { down, half_up, up };

// An amount of yuan as integer fen. Its size is bounded so that it survives a trip through JavaScript
// numbers (2^53 fen is 90 trillion yuan, more than any city has); going past the bound is a bug.
class Money {
public:
    constexpr Money() = default;
    static Money fen(std::int64_t fen);
    static Money yuan(std::int64_t yuan);
    // "1234.5", "1,234.50", "-3": at most two decimals, no exponent. Refuses everything else.
    static Result<Money> parse(std::string_view yuan);

    constexpr std::int64_t in_fen() const { return fen_; }
    // "1,234.50": as people read it; programs take fen.
    std::string in_yuan() const;

    Money share(BasisPoints share, Rounding rounding) const;
    // this * numerator / denominator, rounded once at the end.
    Money times(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const;
    // Parts by weight that always add up to the whole; the remainder goes to the largest part (the first
    // of several).
    std::vector<Money> deal(std::vector<std::int64_t> const& weights) const;

    bool is_zero() const { return fen_ == 0; }
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend Money operator*(Money a, std::int64_t times);
    Money operator-() const { return fen(-fen_); }
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    explicit constexpr Money(std::int64_t fen) : fen_(fen) {}
    std::int64_t fen_ = 0;
};

// numerator * factor / denominator in 128-bit arithmetic, rounded once. For scores and shares.
std::int64_t scale(std::int64_t value, std::int64_t numerator, std::int64_t denominator, Rounding rounding);

}  // namespace qiyue

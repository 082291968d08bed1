#pragma once

#include "base/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace qiyue::law {

// How figures are written in findings.
std::string hundredths(std::int64_t value);  // 8550 -> "85.50": marks, and percent out of basis points
inline std::string percent(std::int64_t basis_points) {
    return hundredths(basis_points) + "%";
}

// Two texts that say the same: without blanks and punctuation, full-width forms narrowed, letters small.
std::string plain(std::string_view text);

}  // namespace qiyue::law

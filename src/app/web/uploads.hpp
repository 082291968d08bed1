#pragma once

#include "base/refusal.hpp"

#include <cstdint>

// What both ways of sending a file share: at once (uploads.cpp), and in pieces (pieces.cpp).
namespace qiyue::app::web {

inline constexpr std::int64_t upload_max = std::int64_t{200} << 20;

// Says the rule: so much in one file, and so much a day in as many as are needed.
Refusal upload_too_large(std::int64_t bytes_a_day);

}  // namespace qiyue::app::web

#pragma once

#include "base/day.hpp"

#include <vector>

// How long somebody has to wait after failing too often: five failures in fifteen minutes for one login, thirty for
// one remote address. While throttled nothing is tried and nothing is counted, so the wait ends by itself.
namespace qiyue::identity {

inline constexpr std::int64_t throttle_window_seconds = 15 * 60;
inline constexpr std::int64_t failures_for_login_max = 5;
inline constexpr std::int64_t failures_for_remote_max = 30;

inline Instant throttle_window_start(Instant now) {
    return now.plus_seconds(-throttle_window_seconds);
}

// Seconds until the window holds fewer than `most` failures; 0 when it does already. `failures` are those inside the
// window, newest first.
std::int64_t wait_seconds(std::vector<Instant> const& failures, std::int64_t most, Instant now);

} // namespace qiyue::identity

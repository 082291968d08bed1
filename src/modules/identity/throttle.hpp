#pragma once

#include "base/day.hpp"
#include "base/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

// How long somebody has to wait after failing too often: five failures in fifteen minutes for one login, thirty for
// one remote place. While throttled nothing is tried and nothing is counted, so the wait ends by itself. A browser from
// which somebody signed in before has a lane of its own: strangers who fail can't shut its owner out.
namespace qiyue::identity {

inline constexpr std::int64_t throttle_window_seconds = std::int64_t{15} * 60;
inline constexpr std::int64_t failures_for_login_max = 5;
inline constexpr std::int64_t failures_for_remote_max = 30;

// What people who did not sign in may write from one place: comments, remarks, reports.
inline constexpr std::int64_t visits_max = 30;

// The place that an address is in: a v4 address itself, of a v6 address the /64 that one household or office has.
std::string place_of(std::string_view address);

// 429, with the seconds to wait in why.wait_seconds.
Refusal throttled(std::int64_t wait_seconds, Text remedy);

inline Instant throttle_window_start(Instant now) {
    return now.plus_seconds(-throttle_window_seconds);
}

// Seconds until the window holds fewer than `most` failures; 0 when it does already. `failures` are those inside the
// window, newest first.
std::int64_t wait_seconds(std::vector<Instant> const& failures, std::int64_t most, Instant now);

}  // namespace qiyue::identity

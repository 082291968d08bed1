#include "modules/identity/throttle.hpp"

namespace qiyue::identity {

std::int64_t wait_seconds(std::vector<Instant> const& failures, std::int64_t most, Instant now) {
    if (std::ssize(failures) < most) {
        return 0;
    }
    // When the oldest of the newest `most` leaves the window, one may try again.
    auto const free_again =
        failures[static_cast<std::size_t>(most) - 1].plus_seconds(throttle_window_seconds);
    constexpr std::int64_t second = 1'000'000;
    auto const left = free_again.micros() - now.micros();
    return left <= 0 ? 0 : (left + second - 1) / second;
}

} // namespace qiyue::identity

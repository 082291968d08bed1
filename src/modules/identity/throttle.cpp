#include "modules/identity/throttle.hpp"

#include <algorithm>

namespace qiyue::identity {

namespace {

std::vector<std::string> groups_of(std::string_view text) {
    std::vector<std::string> groups;
    while (!text.empty()) {
        auto const colon = text.find(':');
        groups.emplace_back(text.substr(0, colon));
        text = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    }
    return groups;
}

}  // namespace

std::string place_of(std::string_view address) {
    constexpr std::string_view v4_in_v6 = "::ffff:";
    if (address.starts_with(v4_in_v6) && address.find('.') != std::string_view::npos) {
        return std::string(address.substr(v4_in_v6.size()));
    }
    if (address.find(':') == std::string_view::npos) {
        return std::string(address);
    }
    constexpr std::size_t all = 8;
    constexpr std::size_t of_network = 4;
    auto const gap = address.find("::");
    auto groups = groups_of(address.substr(0, gap));
    if (gap != std::string_view::npos) {
        auto const behind = groups_of(address.substr(gap + 2));
        groups.resize(std::max(groups.size(), all - std::min(all, behind.size())), "0");
        groups.insert(groups.end(), behind.begin(), behind.end());
    }
    groups.resize(of_network, "0");
    std::string place;
    for (auto const& group : groups) {
        place += group + ":";
    }
    return place + ":/64";
}

Refusal throttled(std::int64_t wait_seconds, Text remedy) {
    auto const minutes = std::to_string((wait_seconds + 59) / 60);
    return Refusal(Reason::throttled,
                   {.code = "identity.throttled",
                    .says = {"尝试次数过多，请在 " + minutes + " 分钟后再试",
                             "too many attempts; try again in " + minutes + " min"},
                    .remedy = std::move(remedy),
                    .why = Value::object({{"wait_seconds", wait_seconds}})});
}

std::int64_t wait_seconds(std::vector<Instant> const& failures, std::int64_t most, Instant now) {
    if (std::ssize(failures) < most) {
        return 0;
    }
    // When the oldest of the newest `most` leaves the window, one may try again.
    auto const free_again = failures[static_cast<std::size_t>(most) - 1].plus_seconds(throttle_window_seconds);
    constexpr std::int64_t second = 1'000'000;
    auto const left = free_again.micros() - now.micros();
    return left <= 0 ? 0 : (left + second - 1) / second;
}

}  // namespace qiyue::identity

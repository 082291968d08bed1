#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::http {

// The proxies whose word about a visitor's address counts. Anybody can write X-Forwarded-For; only what these appended
// to it is true, and that stands on its right.
class Proxies {
public:
    // "127.0.0.1", "10.0.0.0/8", "2001:db8::/32"; nothing when one of them is no address or network.
    static std::optional<Proxies> parse(std::vector<std::string> const& networks);

    bool trust(std::string_view address) const;

    bool none() const { return networks_.empty(); }

    // Who asks, when this peer sent this header: the peer itself unless it is a proxy of ours; else the last address of
    // the header that is none of ours. What can't be read ends the search: the address found until then holds.
    std::string visitor(std::string const& peer, std::string_view forwarded_for) const;

private:
    using Bits = std::array<std::uint8_t, 16>;  // a v4 address as v6 maps it

    struct Network {
        Bits bits{};
        int length = 0;
    };

    static std::optional<Bits> bits_of(std::string_view address);

    std::vector<Network> networks_;
};

}  // namespace qiyue::http

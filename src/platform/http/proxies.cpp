#include "platform/http/proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace qiyue::http {

namespace {

constexpr int bits_of_v6 = 128;
constexpr int bits_of_v4 = 32;

std::string_view trimmed(std::string_view text) {
    auto const from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// "203.0.113.7:5123" and "[2001:db8::1]:443" without the port, as some proxies write them.
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) {
        auto const end = text.find(']');
        return end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    }
    return std::ranges::count(text, ':') == 1 ? text.substr(0, text.find(':')) : text;
}

}  // namespace

std::optional<Proxies::Bits> Proxies::bits_of(std::string_view address) {
    std::string const text(address);
    Bits bits{};
    if (::inet_pton(AF_INET6, text.c_str(), bits.data()) == 1) {
        return bits;
    }
    bits[10] = bits[11] = 0xff;
    if (::inet_pton(AF_INET, text.c_str(), bits.data() + 12) == 1) {
        return bits;
    }
    return std::nullopt;
}

std::optional<Proxies> Proxies::parse(std::vector<std::string> const& networks) {
    Proxies proxies;
    for (auto const& text : networks) {
        auto const slash = text.find('/');
        auto const address = std::string_view(text).substr(0, slash);
        auto const bits = bits_of(address);
        if (!bits) {
            return std::nullopt;
        }
        auto const v6 = address.find(':') != std::string_view::npos;
        int length = v6 ? bits_of_v6 : bits_of_v4;
        if (slash != std::string::npos) {
            auto const* const end = text.data() + text.size();
            int given = -1;
            auto const [stopped, error] = std::from_chars(text.data() + slash + 1, end, given);
            if (error != std::errc{} || stopped != end || given < 0 || given > length) {
                return std::nullopt;
            }
            length = given;
        }
        proxies.networks_.push_back({.bits = *bits, .length = v6 ? length : length + bits_of_v6 - bits_of_v4});
    }
    return proxies;
}

bool Proxies::trust(std::string_view address) const {
    auto const bits = bits_of(address);
    if (!bits) {
        return false;
    }
    return std::ranges::any_of(networks_, [&](Network const& network) {
        for (int bit = 0; bit < network.length; ++bit) {
            auto const at = static_cast<std::size_t>(bit / 8);
            auto const mask = static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(bit % 8));
            if (((*bits)[at] & mask) != (network.bits[at] & mask)) {
                return false;
            }
        }
        return true;
    });
}

std::string Proxies::visitor(std::string const& peer, std::string_view forwarded_for) const {
    auto found = peer;
    while (trust(found) && !forwarded_for.empty()) {
        auto const comma = forwarded_for.rfind(',');
        auto const last =
            without_port(trimmed(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1)));
        if (!bits_of(last)) {
            break;
        }
        found = std::string(last);
        forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
    }
    return found;
}

}  // namespace qiyue::http

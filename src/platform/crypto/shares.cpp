#include "platform/crypto/shares.hpp"

#include "base/ensure.hpp"

#include <array>
#include <sodium.h>

namespace qiyue::crypto {

namespace {

using Byte = unsigned char;

// The product in the field. Neither branch nor table: its time tells nothing of the factors.
Byte times(Byte one, Byte other) {
    unsigned a = one;
    unsigned product = 0;
    for (unsigned bit = 0; bit < 8; ++bit) {
        product ^= a & (0U - ((static_cast<unsigned>(other) >> bit) & 1U));
        a = (a << 1U) ^ (0x11bU & (0U - (a >> 7U)));
    }
    return static_cast<Byte>(product);
}

// a to the 254th, which is one over a.
Byte inverse(Byte a) {
    Byte power = a;
    for (int step = 0; step < 6; ++step) {
        power = times(times(power, power), a);
    }
    return times(power, power);
}

Byte at(std::string const& bytes, std::size_t place) {
    return static_cast<Byte>(bytes[place]);
}

// What each share's byte counts for in the value at 0 (Lagrange): the product of x_j / (x_j - x_i) over the others.
std::vector<Byte> weights(std::vector<Byte> const& places) {
    std::vector<Byte> all;
    for (auto const mine : places) {
        Byte weight = 1;
        for (auto const other : places) {
            if (other != mine) {
                weight = times(weight, times(other, inverse(static_cast<Byte>(other ^ mine))));
            }
        }
        all.push_back(weight);
    }
    return all;
}

}  // namespace

std::vector<std::string> split_secret(std::string_view secret, int count, int threshold, Random& random) {
    constexpr int places = 255;
    ENSURE(!secret.empty() && threshold >= 2 && threshold <= count && count <= places);
    std::vector<std::string> shares(static_cast<std::size_t>(count));
    for (auto const byte : secret) {
        auto coefficients = random.bytes(static_cast<std::size_t>(threshold) - 1);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            auto const x = static_cast<Byte>(i + 1);
            Byte value = 0;
            for (auto const coefficient : coefficients) {
                value = times(static_cast<Byte>(value ^ static_cast<Byte>(coefficient)), x);
            }
            shares[i].push_back(static_cast<char>(value ^ static_cast<Byte>(byte)));
        }
        wipe(coefficients);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i].push_back(static_cast<char>(i + 1));
    }
    return shares;
}

std::optional<std::string> combine_shares(std::vector<std::string> const& shares) {
    if (shares.size() < 2 || shares.front().size() < 2) {
        return std::nullopt;
    }
    auto const length = shares.front().size() - 1;
    std::array<bool, 256> taken{};
    std::vector<Byte> places;
    for (auto const& share : shares) {
        if (share.size() != length + 1 || at(share, length) == 0 || taken[at(share, length)]) {
            return std::nullopt;
        }
        places.push_back(at(share, length));
        taken[places.back()] = true;
    }
    auto const counts = weights(places);
    std::string secret(length, '\0');
    for (std::size_t byte = 0; byte < length; ++byte) {
        Byte value = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            value = static_cast<Byte>(value ^ times(counts[i], at(shares[i], byte)));
        }
        secret[byte] = static_cast<char>(value);
    }
    return secret;
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace qiyue::crypto

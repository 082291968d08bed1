#include "platform/crypto/short_code.hpp"

#include "platform/crypto/crypto.hpp"

#include <cctype>

namespace qiyue::crypto {

std::string short_code(std::string_view key, std::int64_t of) {
    constexpr std::size_t letters = 10, half = 5;
    auto const whole = to_base32(hmac_sha256(key, "code:" + std::to_string(of)));
    return whole.substr(0, half) + "-" + whole.substr(half, letters - half);
}

std::string plain_code(std::string_view typed) {
    std::string plain;
    for (char const c : typed) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            // The alphabet of RFC 4648 has neither 0 nor 1.
            plain += c == '0' ? 'O' : c == '1' ? 'I' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return plain;
}

std::string code_digest(std::string_view key, std::string_view plain) {
    return to_hex(hmac_sha256(key, "lookup:" + std::string(plain)));
}

}  // namespace qiyue::crypto

#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include <sodium.h>

namespace qiyue::crypto {

std::string to_hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), raw(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    if (hex.size() % 2 != 0 ||
        sodium_hex2bin(raw(bytes), bytes.size(), hex.data(), hex.size(), nullptr, &length, &end) != 0 ||
        end != hex.data() + hex.size()) {
        return std::nullopt;
    }
    return bytes;
}

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    if (text.size() % 4 != 0 ||
        sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

std::string to_base32(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    text.reserve((bytes.size() * 8 + 4) / 5);
    unsigned held = 0;
    unsigned bits = 0;
    for (auto const c : bytes) {
        held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFU;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += alphabet[held >> bits & 0x1FU];
        }
    }
    if (bits > 0) {
        text += alphabet[held << (5 - bits) & 0x1FU];
    }
    return text;
}

}  // namespace qiyue::crypto

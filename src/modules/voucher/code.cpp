#include "modules/voucher/code.hpp"

#include "platform/crypto/crypto.hpp"

#include <cctype>

namespace qiyue::voucher {

namespace {

constexpr std::size_t digits = 12;
constexpr std::size_t letters = 10, half = 5;

std::string keyed(std::string_view key, std::string const& of) {
    return crypto::to_hex(crypto::hmac_sha256(key, of));
}

std::string only(std::string_view typed, bool (*wanted)(char)) {
    std::string kept;
    for (char const c : typed) {
        if (wanted(c)) {
            kept += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return kept;
}

bool is_letter_or_digit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Two groups of five, from fifty bits.
std::string grouped(std::string_view bytes) {
    auto const whole = crypto::to_base32(bytes);
    return whole.substr(0, half) + "-" + whole.substr(half, letters - half);
}

}  // namespace

std::string confirmation_of(std::string_view key, Signed const& what) {
    return grouped(crypto::hmac_sha256(key,
                                       "confirmation:" + std::to_string(what.voucher) + ":" +
                                           std::to_string(what.provider) + ":" + std::to_string(what.units) + ":" +
                                           std::to_string(what.unit_price) + ":" + std::to_string(what.turn)));
}

std::string serial_of(std::string_view random) {
    constexpr int ten = 10;
    std::string serial;
    for (std::size_t place = 0; place < digits; ++place) {
        serial += static_cast<char>('0' + static_cast<unsigned char>(random[place % random.size()]) % ten);
    }
    return serial;
}

std::string plain_serial(std::string_view typed) {
    return only(typed, is_letter_or_digit);
}

std::string person_digest(std::string_view key, std::string_view identity_number) {
    return keyed(key, "person:" + std::string(identity_number));
}

std::string tail_digest(std::string_view key, std::string_view person_digest, std::string_view tail) {
    return keyed(key, "tail:" + std::string(person_digest) + ":" + only(tail, is_letter_or_digit));
}

}  // namespace qiyue::voucher

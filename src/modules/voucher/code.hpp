#pragma once

#include "platform/crypto/short_code.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// The two numbers of a voucher. The serial is shown to providers and proves nothing. The short code is the holder's alone:
// it confirms a service. It is computed from the platform's key, so that only its keyed digest has to be kept.
namespace qiyue::voucher {

using crypto::code_digest;
using crypto::plain_code;
using crypto::short_code;

// What the holder signs beforehand for where there is no line: this voucher, at this provider, for so many units at such a
// price, for its next use and no later one. It confirms nothing else, and nobody makes it who has not the platform's key.
struct Signed {
    std::int64_t voucher = 0, provider = 0, units = 0, unit_price = 0;  // fen
    std::int64_t turn = 0;  // how many uses there were before, also refunded
};
std::string confirmation_of(std::string_view key, Signed const& what);
// Twelve digits.
std::string serial_of(std::string_view random);
// Without blanks and dashes.
std::string plain_serial(std::string_view typed);

// Whom a row of the register is about, without its number: "the same person" can be told, nothing else.
std::string person_digest(std::string_view key, std::string_view identity_number);
// Of the last four characters, which a provider reads from the card of who came.
std::string tail_digest(std::string_view key, std::string_view person_digest, std::string_view tail);

}  // namespace qiyue::voucher

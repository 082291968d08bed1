#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// A code that one person is given for one purpose: to use a voucher, to answer a survey. It is computed from a key of the
// platform, so that only its keyed digest has to be kept.
namespace qiyue::crypto {

// "7KQ2M-XH4TR": fifty bits.
std::string short_code(std::string_view key, std::int64_t of);
// As people type it: small letters, blanks, dashes, 0 and 1 for O and I.
std::string plain_code(std::string_view typed);
std::string code_digest(std::string_view key, std::string_view plain);

}  // namespace qiyue::crypto

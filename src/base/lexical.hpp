#pragma once

#include <cstdint>
#include <string_view>

// What a text is made of, whatever it says.
namespace qiyue {

// Characters as a person counts them: code points of UTF-8.
std::int64_t characters(std::string_view text);

// Nothing but blanks, the full-width space among them.
bool says_nothing(std::string_view text);

// Can be kept and shown as it is: whole UTF-8, no control character but line breaks and tabs, and none that turns the
// direction of reading.
bool readable(std::string_view text);

// A SHA-256 as 64 small hex digits.
bool is_hex_digest(std::string_view text);

bool is_base64(std::string_view text);

}  // namespace qiyue

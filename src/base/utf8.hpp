#pragma once

#include <cstddef>
#include <string_view>

namespace qiyue {

// How many bytes the character at the start of `text` takes; 0 when it is not well-formed UTF-8 (overlong forms,
// surrogates and numbers beyond U+10FFFF are not).
std::size_t utf8_length(std::string_view text);

bool is_utf8(std::string_view text);

// Does the text hold a character that turns the direction of reading (U+202A to U+202E, U+2066 to U+2069)? With one of
// them a sentence, a price or a file's name shows as another than it is.
bool turns_reading(std::string_view text);

}  // namespace qiyue

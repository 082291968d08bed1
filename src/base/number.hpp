#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qiyue {

// The whole number that the text is, and nothing else: no sign but '-', no blanks, nothing behind it. What is no number,
// or too large to be kept, is none: half-read digits must not name an object that nobody asked for.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace qiyue

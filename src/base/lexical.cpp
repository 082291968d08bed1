#include "base/lexical.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qiyue {

std::int64_t characters(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool says_nothing(std::string_view text) {
    auto const rest = text.find_first_not_of(" \t\r\n");
    if (rest == std::string_view::npos) {
        return true;
    }
    // U+3000, the full-width space, is blank too.
    for (std::size_t i = rest; i < text.size();) {
        if (text.substr(i, 3) == "\xE3\x80\x80") {
            i += 3;
        } else if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
            i += 1;
        } else {
            return false;
        }
    }
    return true;
}

bool readable(std::string_view text) {
    return is_utf8(text) && !turns_reading(text) && std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
           });
}

bool is_hex_digest(std::string_view text) {
    return text.size() == 64 &&
        std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_base64(std::string_view text) {
    auto const whole = text.size() % 4 == 0;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) {
        text.remove_suffix(1);
    }
    return whole && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
                   c == '/';
           });
}

}  // namespace qiyue

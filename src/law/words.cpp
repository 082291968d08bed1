#include "law/words.hpp"

namespace qiyue::law {

namespace {

// The code point that begins at `at`, which moves on; a malformed byte stands for itself.
char32_t next(std::string_view text, std::size_t& at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(at);
    std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC0 || at + length > text.size()) {
        return byte(at++);
    }
    char32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        point = (point << 6U) | (byte(at + i) & 0x3FU);
    }
    at += length;
    return point;
}

bool letter_or_digit(char32_t ascii) {
    return (ascii >= '0' && ascii <= '9') || (ascii >= 'a' && ascii <= 'z');
}

bool punctuation(char32_t point) {
    return (point >= 0x80 && point < 0xC0) ||    // Latin-1 signs: · « »
        (point >= 0x2000 && point <= 0x206F) ||  // general punctuation: — … “ ”
        (point >= 0x3000 && point <= 0x303F) ||  // 、 。 《 》 〔 〕 and the full-width space
        (point >= 0xFE30 && point <= 0xFE4F) || point == 0xFEFF;
}

}  // namespace

std::string plain(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto point = next(text, at);
        auto const full_width = point >= 0xFF01 && point <= 0xFF5E;
        if (full_width) {
            point -= 0xFEE0;
        }
        if (point >= 'A' && point <= 'Z') {
            point += 'a' - 'A';
        }
        if (point < 0x80) {
            if (letter_or_digit(point)) {
                kept += static_cast<char>(point);
            }
        } else if (!punctuation(point)) {
            kept += text.substr(begin, at - begin);
        }
    }
    return kept;
}

}  // namespace qiyue::law

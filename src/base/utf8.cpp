#include "base/utf8.hpp"

namespace qiyue {

namespace {

unsigned byte_at(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

bool continues(std::string_view text, std::size_t index) {
    return index < text.size() && (byte_at(text, index) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    auto const first = byte_at(text, 0);
    if (first < 0x80U) {
        return 1;
    }
    if (first < 0xC2U || first > 0xF4U || !continues(text, 1)) {
        return 0;
    }
    if (first < 0xE0U) {
        return 2;
    }
    auto const second = byte_at(text, 1);
    if (!continues(text, 2) || (first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU)) {
        return 0;
    }
    if (first < 0xF0U) {
        return 3;
    }
    if (!continues(text, 3) || (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU)) {
        return 0;
    }
    return 4;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        auto const length = utf8_length(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

bool turns_reading(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        auto const last = byte_at(text, i + 2);
        auto const of_2000s = text[i] == '\xE2';
        auto const embeds = text[i + 1] == '\x80' && last >= 0xAAU && last <= 0xAEU;
        auto const isolates = text[i + 1] == '\x81' && last >= 0xA6U && last <= 0xA9U;
        if (of_2000s && (embeds || isolates)) {
            return true;
        }
    }
    return false;
}

}  // namespace qiyue

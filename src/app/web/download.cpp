#include "app/web/download.hpp"

namespace qiyue::app::web {

namespace {

bool attribute_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
        c == '_' || c == '~';
}

std::string percent(std::string const& text) {
    static constexpr char const* digits = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (attribute_character(c)) {
            encoded += c;
        } else {
            encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return encoded;
}

std::string ascii(std::string const& name) {
    std::string plain;
    for (char const c : name) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) {
            continue;  // the rest of a character of which the first byte became '_'
        }
        plain += attribute_character(c) || c == ' ' ? c : '_';
    }
    return plain;
}

}  // namespace

void as_download(http::Response& response, std::string const& name, std::string const& type) {
    response.content_type = type;
    response.with("Content-Disposition",
                  "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + percent(name));
}

}  // namespace qiyue::app::web

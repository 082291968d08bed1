#include "platform/http/target.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qiyue::http {

namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

enum class Plus { stays, is_space };

std::optional<std::string> unescape(std::string_view text, Plus plus) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            auto const high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
            auto const low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            plain += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    return is_utf8(plain) && plain.find('\0') == std::string::npos ? std::optional(std::move(plain)) : std::nullopt;
}

bool is_control(char c) {
    auto const code = static_cast<unsigned char>(c);
    return code < 0x20U || code == 0x7FU;
}

std::optional<std::string> read_path(std::string_view raw) {
    std::string path;
    while (!raw.empty()) {
        raw.remove_prefix(1);  // the slash
        auto const end = std::min(raw.find('/'), raw.size());
        auto const segment = unescape(raw.substr(0, end), Plus::stays);
        if (!segment || *segment == "." || *segment == ".." || segment->find_first_of("/\\") != std::string::npos ||
            std::ranges::any_of(*segment, is_control)) {
            return std::nullopt;
        }
        path += '/';
        path += *segment;
        raw.remove_prefix(end);
    }
    return path;
}

}  // namespace

std::optional<Target> read_target(std::string_view target) {
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) {
        return std::nullopt;
    }
    auto const question = std::min(target.find('?'), target.size());
    auto path = read_path(target.substr(0, question));
    if (!path) {
        return std::nullopt;
    }
    Target read{std::move(*path), {}};
    auto rest = target.substr(question);
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the question mark or ampersand
        auto const end = std::min(rest.find('&'), rest.size());
        auto const pair = rest.substr(0, end);
        rest.remove_prefix(end);
        if (pair.empty()) {
            continue;
        }
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = unescape(pair.substr(0, equals), Plus::is_space);
        auto value = unescape(equals < pair.size() ? pair.substr(equals + 1) : std::string_view{}, Plus::is_space);
        if (!name || !value) {
            return std::nullopt;
        }
        read.query.insert_or_assign(std::move(*name), std::move(*value));
    }
    return read;
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char const c : text) {
        auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
            c == '_' || c == '.' || c == '~';
        auto const code = static_cast<unsigned char>(c);
        if (plain) {
            out += c;
        } else {
            out += {'%', digits[code >> 4U], digits[code & 0x0FU]};
        }
    }
    return out;
}

std::map<std::string, std::string> read_cookies(std::string_view header) {
    std::map<std::string, std::string> cookies;
    while (!header.empty()) {
        auto const end = std::min(header.find(';'), header.size());
        auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        auto const begin = pair.find_first_not_of(" \t");
        if (begin == std::string_view::npos) {
            continue;
        }
        pair = pair.substr(begin, pair.find_last_not_of(" \t") + 1 - begin);
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            continue;
        }
        auto value = pair.substr(equals + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        cookies.try_emplace(std::string(pair.substr(0, equals)), value);
    }
    return cookies;
}

}  // namespace qiyue::http

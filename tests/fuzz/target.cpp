#include "platform/http/target.hpp"

#include "fuzz/targets.hpp"

#include "base/utf8.hpp"

namespace qiyue::fuzz {

void target(std::string_view bytes) {
    for (auto const& [name, value] : http::read_cookies(bytes)) {
        promise(!name.empty() && name.find(';') == std::string::npos && value.find(';') == std::string::npos,
                "a cookie has a name, and ends at its semicolon");
    }
    auto const read = http::read_target(bytes);
    if (!read) {
        return;
    }
    auto const& path = read->path;
    promise(path.starts_with('/') && is_utf8(path) && path.find('\0') == std::string::npos, "a path is absolute UTF-8");
    promise(path.find('\\') == std::string::npos && (path + "/").find("/../") == std::string::npos &&
                (path + "/").find("/./") == std::string::npos,
            "a path goes nowhere but down");
    for (auto const& [name, value] : read->query) {
        promise(is_utf8(name) && is_utf8(value) && value.find('\0') == std::string::npos,
                "a query is UTF-8 without NUL");
    }
}

}  // namespace qiyue::fuzz

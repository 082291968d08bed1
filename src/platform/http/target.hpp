#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

// The parts of a request that are read from text: the line's target and the cookies.
namespace qiyue::http {

struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

// Nothing when it is not an absolute path, an escape is broken, a decoded part is not UTF-8 or holds a control
// character (NUL only, in the query), a segment is "." or "..", or a slash or backslash is hidden in an escape.
std::optional<Target> read_target(std::string_view target);

// A text as the value of a query: whatever is no letter, digit or one of "-_.~" is escaped.
std::string escaped(std::string_view text);

std::map<std::string, std::string> read_cookies(std::string_view header);

}  // namespace qiyue::http

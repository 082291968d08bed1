#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace qiyue::db {

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Prepared statements by their text; looked up without making a string.
template <class Prepared> using StatementCache = std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>>;

// Statements are constants of the stores, a few hundred. A caller that builds them cannot fill the memory:
// a cache that has grown past this is emptied.
inline constexpr std::size_t statements_max = 2000;

}  // namespace qiyue::db

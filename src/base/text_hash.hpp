#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace qiyue {

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Found by its text in one step, without making a string of it; in no order.
template <class Found> using ByText = std::unordered_map<std::string, Found, TextHash, std::equal_to<>>;

}  // namespace qiyue

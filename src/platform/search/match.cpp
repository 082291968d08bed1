#include "platform/search/match.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::search {

std::size_t next_match(std::vector<std::string> const& tokens, Query::Phrase const& phrase, std::size_t from) {
    for (auto at = from; at + phrase.size() <= tokens.size(); ++at) {
        auto const begin = tokens.begin() + static_cast<std::ptrdiff_t>(at);
        auto const last = static_cast<std::ptrdiff_t>(phrase.size()) - 1;
        if (std::equal(phrase.begin(), phrase.end() - 1, begin) && (begin + last)->starts_with(phrase.back())) {
            return at;
        }
    }
    return nowhere;
}

std::string mark_token(std::string_view mark) {
    ENSURE(!mark.empty() &&
           std::ranges::all_of(mark, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }));
    return "¤" + std::string(mark);
}

}  // namespace qiyue::search

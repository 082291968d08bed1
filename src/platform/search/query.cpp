#include "platform/search/search.hpp"

#include "platform/search/match.hpp"
#include "platform/search/tokens.hpp"

#include <algorithm>

namespace qiyue::search {

namespace {

constexpr std::size_t characters_max = 200;
constexpr std::size_t phrases_max = 16;

}  // namespace

Query Query::parse(std::string_view words) {
    Query query;
    auto const tokens = tokens_of(words.substr(0, characters_on(words, 0, characters_max)));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].glued) {
            if (query.phrases_.size() == phrases_max) {
                break;
            }
            query.phrases_.emplace_back();
        }
        // In the text the run may go on: only its pairs are asked for, unless a word follows.
        auto const ends = i + 1 == tokens.size() || !tokens[i + 1].glued;
        if (!(tokens[i].tail && ends)) {
            query.phrases_.back().push_back(tokens[i].text);
        }
    }
    return query;
}

Query& Query::only(std::string_view mark) {
    marks_.push_back(mark_token(mark));
    return *this;
}

void Shelf::add(std::string_view text) {
    auto& tokens = texts_.emplace_back();
    for (auto& token : tokens_of(text)) {
        tokens.push_back(std::move(token.text));
    }
}

std::vector<std::size_t> Shelf::find(Query const& query) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < texts_.size() && !query.empty(); ++i) {
        auto const holds = [&](Query::Phrase const& phrase) { return next_match(texts_[i], phrase, 0) != nowhere; };
        if (std::ranges::all_of(query.phrases(), holds)) {
            found.push_back(i);
        }
    }
    return found;
}

}  // namespace qiyue::search

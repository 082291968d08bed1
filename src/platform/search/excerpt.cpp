#include "platform/search/match.hpp"
#include "platform/search/tokens.hpp"

#include <algorithm>

namespace qiyue::search {

namespace {

struct Span {
    std::size_t from, to;
};

// Where the phrases stand, in the order of the text, those that touch or overlap as one.
std::vector<Span> spans_of(std::string_view text, Query const& query) {
    auto const tokens = tokens_of(text);
    std::vector<std::string> words;
    words.reserve(tokens.size());
    for (auto const& token : tokens) {
        words.push_back(token.text);
    }
    std::vector<Span> all;
    for (auto const& phrase : query.phrases()) {
        for (auto at = next_match(words, phrase, 0); at != nowhere; at = next_match(words, phrase, at + 1)) {
            auto const& last = tokens[at + phrase.size() - 1];
            all.push_back({tokens[at].from, characters_on(text, last.from, count_characters(phrase.back()))});
        }
    }
    std::ranges::sort(all, {}, &Span::from);
    std::vector<Span> joined;
    for (auto const& span : all) {
        if (!joined.empty() && span.from <= joined.back().to) {
            joined.back().to = std::max(joined.back().to, span.to);
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (char const c : text) {
        auto const blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) {
            line += c;
        } else if (!line.ends_with(' ')) {
            line += ' ';
        }
    }
    return line;
}

std::size_t characters_back(std::string_view text, std::size_t from, std::size_t count) {
    while (count > 0 && from > 0) {
        --from;
        if ((static_cast<unsigned char>(text[from]) & 0xC0U) != 0x80U) {
            --count;
        }
    }
    return from;
}

}  // namespace

std::vector<Piece> excerpt(std::string_view text, Query const& query, std::size_t characters) {
    auto const spans = spans_of(text, query);
    auto const lead = characters / 4;  // of what stands before the first finding
    auto const start = spans.empty() || characters_on(text, 0, characters) >= text.size()
        ? 0
        : characters_back(text, spans.front().from, lead);
    auto const end = characters_on(text, start, characters);
    std::vector<Piece> pieces;
    auto const add = [&](std::size_t from, std::size_t to, bool found) {
        if (from < to) {
            pieces.push_back({one_line(text.substr(from, to - from)), found});
        }
    };
    if (start > 0) {
        pieces.push_back({"…", false});
    }
    auto at = start;
    for (auto const& span : spans) {
        if (span.from >= end) {
            break;
        }
        add(at, span.from, false);
        add(std::max(at, span.from), std::min(span.to, end), true);
        at = std::min(span.to, end);
    }
    add(at, end, false);
    if (end < text.size()) {
        pieces.push_back({"…", false});
    }
    return pieces;
}

}  // namespace qiyue::search

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::search {

struct Token {
    std::string text;
    std::size_t from = 0, to = 0;  // bytes of the text it was cut from
    bool glued = false;            // no mark and no blank between it and the token before
    bool tail = false;             // the last character of a run, alone, after the run's pairs
};

// Chinese, Japanese and Korean characters that stand together make a run: its overlapping pairs, then its last character
// alone, so that no phrase goes on across a mark and a single character is found by the beginning of a token. Other
// letters and digits make words: small letters, full-width ones as their plain twins, at most 64 bytes. All else (marks,
// emoji, broken bytes) parts what stands beside it.
std::vector<Token> tokens_of(std::string_view text);

// The byte after `count` characters from `from`.
std::size_t characters_on(std::string_view text, std::size_t from, std::size_t count);
std::size_t count_characters(std::string_view text);

}  // namespace qiyue::search

#include "platform/search/tokens.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace qiyue::search {

namespace {

constexpr std::size_t word_bytes_max = 64;

struct Range {
    char32_t first, last;
};

// Written without blanks between words.
constexpr std::array<Range, 9> run_ranges{{{0x3005, 0x3007},    // 々〆〇
                                           {0x3040, 0x30FF},    // kana
                                           {0x3400, 0x4DBF},    // extension A
                                           {0x4E00, 0x9FFF},    // unified ideographs
                                           {0xAC00, 0xD7A3},    // hangul
                                           {0xF900, 0xFAFF},    // compatibility ideographs
                                           {0x20000, 0x2FA1F},  // extensions B to F
                                           {0x30000, 0x323AF},  // extensions G and H
                                           {0x31F0, 0x31FF}}};  // small kana
// Letters of Latin, Greek and Cyrillic beyond ASCII.
constexpr std::array<Range, 5> word_ranges{
    {{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x24F}, {0x370, 0x52F}, {0x1E00, 0x1FFF}}};

template <std::size_t Size> bool among(std::array<Range, Size> const& ranges, char32_t code) {
    return std::ranges::any_of(ranges, [&](Range range) { return code >= range.first && code <= range.last; });
}

char32_t decoded(std::string_view bytes) {
    auto const at = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[i])); };
    switch (bytes.size()) {
    case 1: return at(0);
    case 2: return ((at(0) & 0x1FU) << 6U) | (at(1) & 0x3FU);
    case 3: return ((at(0) & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
    default: return ((at(0) & 0x07U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) | (at(3) & 0x3FU);
    }
}

enum class Sort { between, word, run };

struct Character {
    Sort sort = Sort::between;
    std::string text;  // as it stands in a token
    std::size_t from = 0, to = 0;
};

Character character_at(std::string_view text, std::size_t from) {
    auto const length = utf8_length(text.substr(from));
    if (length == 0) {
        return {Sort::between, {}, from, from + 1};
    }
    auto const bytes = text.substr(from, length);
    auto code = decoded(bytes);
    if (code >= 0xFF01 && code <= 0xFF5E) {  // full-width twins of ASCII
        code -= 0xFF01 - 0x21;
    }
    if (code < 0x80) {
        auto c = static_cast<char>(code);
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
        auto const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return {plain ? Sort::word : Sort::between, std::string(1, c), from, from + length};
    }
    auto const sort = among(run_ranges, code) ? Sort::run : among(word_ranges, code) ? Sort::word : Sort::between;
    return {sort, std::string(bytes), from, from + length};
}

void add_run(std::vector<Token>& tokens, std::vector<Character> const& run, bool glued) {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
        tokens.push_back({run[i].text + run[i + 1].text, run[i].from, run[i + 1].to, glued || i > 0, false});
    }
    auto const& last = run.back();
    tokens.push_back({last.text, last.from, last.to, glued || run.size() > 1, run.size() > 1});
}

void add_word(std::vector<Token>& tokens, std::vector<Character> const& word, bool glued) {
    Token token{.text = {}, .from = word.front().from, .to = word.back().to, .glued = glued, .tail = false};
    for (auto const& character : word) {
        if (token.text.size() + character.text.size() > word_bytes_max) {
            break;
        }
        token.text += character.text;
    }
    tokens.push_back(std::move(token));
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::vector<Character> together;  // of one sort
    bool glued = false;
    auto const close = [&] {
        if (!together.empty()) {
            together.front().sort == Sort::run ? add_run(tokens, together, glued) : add_word(tokens, together, glued);
            together.clear();
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        auto character = character_at(text, at);
        at = character.to;
        if (together.empty() || together.front().sort != character.sort) {
            auto const touched = !together.empty();
            close();
            glued = touched;
        }
        if (character.sort != Sort::between) {
            together.push_back(std::move(character));
        }
    }
    close();
    return tokens;
}

std::size_t characters_on(std::string_view text, std::size_t from, std::size_t count) {
    for (; count > 0 && from < text.size(); --count) {
        from += std::max<std::size_t>(1, utf8_length(text.substr(from)));
    }
    return from;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        at = characters_on(text, at, 1);
    }
    return count;
}

}  // namespace qiyue::search

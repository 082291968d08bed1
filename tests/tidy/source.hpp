#pragma once

#include "tree.hpp"

namespace tidy {

struct Literal {
    std::size_t line;  // where it starts, from 1
    std::string text;
};

// A C++ file taken apart: `code` has the lines with comments and literals blanked out.
struct Source {
    std::vector<std::string> code;
    std::vector<Literal> literals;
};

Source take_apart(File const&);

bool is_word(char c);  // letter, digit or underscore

// Where `word` stands as a whole word in `text` from `from` on, or npos.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

struct Include {
    std::size_t line;
    bool quoted;  // "…" or <…>
    std::string target;
};

std::vector<Include> includes_of(File const&);

}  // namespace tidy

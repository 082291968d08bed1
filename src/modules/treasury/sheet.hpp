#pragma once

#include "base/day.hpp"
#include "base/money.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The plain file that goes between the platform and a treasury: docs/guide/treasury_files.md. Lines of cells, parted by tabs; a
// head that names what it is; an end with count, control sum and digest.
namespace qiyue::treasury {

// What a file of this kind holds.
struct Layout {
    std::string_view name;   // "QIYUE-INSTRUCTIONS"
    std::size_t cells = 0;   // of each line
    std::size_t amount = 0;  // which cell is the amount in fen
};
extern Layout const instructions_layout;
extern Layout const answers_layout;
extern Layout const statement_layout;
Layout const& layout_named(std::string_view name);

struct Sheet {
    std::string number;  // of the file, as its sender counts
    std::string region;
    Day day;
    std::vector<std::vector<std::string>> lines;
};

std::string write(Layout const& layout, Sheet const& sheet);
// Refuses, naming the line, what is no such file, was cut or changed, or whose count or sum does not agree.
Result<Sheet> read(Layout const& layout, std::string_view text);

// A line, counted as people do with the head as the first, that can't be read.
Refusal wrong_line(std::size_t line, Text why);

// The cell as whole fen, more than nothing; a sign, a point or a blank makes it none.
std::optional<Money> amount_in(std::string_view cell);

}  // namespace qiyue::treasury

#pragma once

#include "law/rule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::law {

// Marks are hundredths of a point on a scale to 100.00. The scale is how the platform writes marks, not a number of
// any rule.
inline constexpr std::int64_t full_marks = 10'000;

// One step of a table: from `from` up to but not including `to`. The highest step of a table includes its `to`, so
// that full marks fall somewhere. `gives` is a ratio in basis points or a score in hundredths.
struct Band {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t gives = 0;
    std::size_t place = 0;  // where it stood in the input
};

// Facts: [{from, to, <gives>}], sorted by `from`.
std::vector<Band> read_bands(Facts const& facts, std::string_view list, std::string_view gives);

// The band a value falls into; nothing outside the table.
std::optional<Band> band_of(std::vector<Band> const& bands, std::int64_t value);

// Refuses, under codes that begin with `code` ("scoring.bands"): …_malformed, …_gap, …_overlap. `low` and `high` are
// what the table must reach.
void check_cover(std::vector<Band> const& bands, std::int64_t low, std::int64_t high, std::string const& code,
                 std::string const& field, Findings& findings);

}  // namespace qiyue::law

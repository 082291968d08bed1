#pragma once

#include "platform/db/db.hpp"

#include "base/day.hpp"

#include <optional>
#include <vector>

// A store's rows as its own values: `read` makes one of a row. A day stands in a cell as its ISO text, or as null.
namespace qiyue::db {

template <class Read> auto first(Rows const& rows, Read read) {
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

template <class Read> auto all(Rows const& rows, Read read) {
    std::vector<decltype(read(rows.front()))> found;
    for (auto const& row : rows) {
        found.push_back(read(row));
    }
    return found;
}

inline Cell cell(std::optional<Day> const& day) {
    return day ? Cell(day->iso()) : Cell();
}

inline std::optional<Day> day_or_none(Row const& row, std::size_t column) {
    return row.null(column) ? std::nullopt : std::optional(Day::parse(row.text(column)).value());
}

}  // namespace qiyue::db

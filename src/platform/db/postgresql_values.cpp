#include "platform/db/postgresql_values.hpp"

#include "base/failure.hpp"

#include "platform/db/session.hpp"

#include <charconv>
#include <optional>

namespace qiyue::db {

namespace {

// Types by their numbers in PostgreSQL's catalogue, which never change.
constexpr Oid type_unknown = 0;
constexpr Oid type_bool = 16;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_text = 25;
constexpr Oid type_float4 = 700;
constexpr Oid type_float8 = 701;
constexpr Oid type_numeric = 1700;

std::optional<std::int64_t> integer_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    std::string_view fraction(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (!fraction.empty() &&
        (fraction.front() != '.' || fraction.find_first_not_of('0', 1) != std::string_view::npos)) {
        return std::nullopt;
    }
    return number;
}

Cell cell_of(Oid type, std::string_view text, std::string_view sql) {
    switch (type) {
    case type_bool: return Cell(std::int64_t{text == "t" ? 1 : 0});
    case type_int2:
    case type_int4:
    case type_int8:
    case type_numeric:
        if (auto const number = integer_in(text)) {
            return Cell(*number);
        }
        throw Fault("postgresql: a number is not an integer: " + excerpt(sql));
    case type_float4:
    case type_float8: throw Fault("postgresql: a column is neither an integer nor text: " + excerpt(sql));
    default: return Cell(std::string(text));
    }
}

}  // namespace

Arguments::Arguments(std::vector<Cell> const& cells) {
    numbers_.reserve(cells.size());
    for (Cell const& cell : cells) {
        if (auto const* number = std::get_if<std::int64_t>(&cell)) {
            values_.push_back(numbers_.emplace_back(std::to_string(*number)).c_str());
            types_.push_back(type_int8);
            kinds_.push_back('i');
        } else if (auto const* text = std::get_if<std::string>(&cell)) {
            values_.push_back(text->c_str());
            types_.push_back(type_text);
            kinds_.push_back('t');
        } else {
            values_.push_back(nullptr);
            types_.push_back(type_unknown);
            kinds_.push_back('n');
        }
    }
}

Rows rows_of(PGresult const* answer, std::string_view sql) {
    Rows rows;
    int const count = PQntuples(answer);
    int const columns = PQnfields(answer);
    rows.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(answer, row, column) != 0) {
                cells.emplace_back();
                continue;
            }
            auto const size = static_cast<std::size_t>(PQgetlength(answer, row, column));
            std::string_view const text(PQgetvalue(answer, row, column), size);
            cells.push_back(cell_of(PQftype(answer, column), text, sql));
        }
        rows.emplace_back(std::move(cells));
    }
    return rows;
}

// For a SELECT the server counts the rows it gave; they are no changes.
std::int64_t changes_of(PGresult* answer) {
    std::string_view const tag = PQcmdStatus(answer);
    if (tag.starts_with("SELECT")) {
        return 0;
    }
    std::string_view const count = PQcmdTuples(answer);
    return integer_in(count).value_or(0);
}

}  // namespace qiyue::db

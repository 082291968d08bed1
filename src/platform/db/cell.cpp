#include "base/ensure.hpp"

#include "platform/db/db.hpp"

namespace qiyue::db {

std::int64_t Row::integer(std::size_t column) const {
    auto const* number = std::get_if<std::int64_t>(&cells_.at(column));
    ENSURE(number != nullptr);
    return *number;
}

std::int64_t Row::integer_or(std::size_t column, std::int64_t otherwise) const {
    return null(column) ? otherwise : integer(column);
}

std::string const& Row::text(std::size_t column) const {
    auto const* text = std::get_if<std::string>(&cells_.at(column));
    ENSURE(text != nullptr);
    return *text;
}

std::string Row::text_or(std::size_t column, std::string otherwise) const {
    if (null(column)) {
        return otherwise;
    }
    return text(column);
}

}  // namespace qiyue::db

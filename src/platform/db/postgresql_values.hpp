#pragma once

#include "platform/db/db.hpp"

#include <libpq-fe.h>

#include <string>
#include <string_view>
#include <vector>

// How cells travel to PostgreSQL and back: as text, with their types.
namespace qiyue::db {

// The parameters of a statement as libpq takes them. The cells must outlive this.
class Arguments {
public:
    explicit Arguments(std::vector<Cell> const& cells);

    int count() const { return static_cast<int>(values_.size()); }

    char const* const* values() const { return values_.data(); }

    Oid const* types() const { return types_.data(); }

    // One letter each; the same text with other kinds is another prepared statement.
    std::string const& kinds() const { return kinds_; }

private:
    std::vector<std::string> numbers_;
    std::vector<char const*> values_;
    std::vector<Oid> types_;
    std::string kinds_;
};

// Throws Fault for what is neither an integer nor text.
Rows rows_of(PGresult const* answer, std::string_view sql);

std::int64_t changes_of(PGresult* answer);

}  // namespace qiyue::db

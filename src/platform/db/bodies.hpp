#pragma once

#include "platform/db/db.hpp"
#include "platform/json/json.hpp"

// A table that keeps a body as JSON under an id.
namespace qiyue::db {

// The body in the first column of the only row; an empty object where there is none.
inline Value body_in(Rows const& rows) {
    return rows.empty() ? Value::object() : json::parse(rows.front().text(0)).value();
}

}  // namespace qiyue::db

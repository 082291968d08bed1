#pragma once

#include <string>
#include <string_view>
#include <vector>

// The triggers that keep what was written: nobody at the database changes or removes a row of such a table. What they make
// stands in released migrations, so its text is never altered; another wording is another function.
namespace qiyue::db {

// On SQLite, with what is said to whoever tries to change a row and to remove one.
std::string append_only_sqlite(std::string_view table, std::string_view never_changed, std::string_view never_removed);
// On PostgreSQL for all tables of a module, emptying them included: `function` is made to say `never`.
std::string append_only_postgresql(std::string_view function, std::string_view never,
                                   std::vector<std::string_view> const& tables);

}  // namespace qiyue::db

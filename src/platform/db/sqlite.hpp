#pragma once

#include "platform/db/session.hpp"

#include <memory>
#include <string>

namespace qiyue::db {

enum class Role { writer, reader };

// Opens a file (made when missing) or ":memory:". Throws Fault.
std::unique_ptr<Session> open_sqlite(std::string const& path, Role role);

}  // namespace qiyue::db

#pragma once

#include "platform/db/session.hpp"

namespace qiyue::db {

int apply_migrations(Session& session, Engine engine, std::vector<Migration> const& migrations);

// 64-bit FNV-1a in hex: finds a changed script, guards against nobody.
std::string checksum(std::string_view text);

}  // namespace qiyue::db

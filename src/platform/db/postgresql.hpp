#pragma once

#include "platform/db/session.hpp"

#include <memory>
#include <string>

namespace qiyue::db {

// Connects; throws Fault.
std::unique_ptr<Session> open_postgresql(std::string const& url);

}  // namespace qiyue::db

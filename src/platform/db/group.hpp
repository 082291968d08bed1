#pragma once

#include "platform/db/session.hpp"

#include <exception>
#include <functional>
#include <vector>

namespace qiyue::db {

enum class Keep { yes, no };

// One command on its way through the writer.
struct Command {
    std::function<Keep(Tx&)> body;
    std::exception_ptr failure;  // what its caller will be thrown
};

// Commits the commands together, each in its own savepoint. When the group cannot be committed as it is, each
// of them is run again in a transaction of its own. Never throws: see Command::failure.
void commit_group(Session& session, std::vector<Command*> const& group) noexcept;

}  // namespace qiyue::db

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

using Group = std::vector<Command*>;
// Gives another command that has come meanwhile and joins the group, or nothing.
using Joining = std::function<Command*()>;

// Commits the commands together. They run one after another in one transaction; when one must be undone that had changed
// something, all of them run again, each in its own savepoint. When the group cannot be committed as it is, each of them is run
// again in a transaction of its own. Never throws: see Command::failure.
void commit_group(Session& session, Group& group, Joining const& next) noexcept;

}  // namespace qiyue::db

#include "platform/db/group.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <thread>

namespace qiyue::db {

namespace {

// Gives whether it is to be kept; what it threw stands at the command.
bool run_body(Session& session, Command& command) {
    command.failure = nullptr;
    try {
        Keep const keep = command.body(session);
        if (keep == Keep::yes && session.broken()) {
            throw Fault("a failed statement was passed over; a command that expects it uses try_run");
        }
        return keep == Keep::yes;
    } catch (...) {
        command.failure = std::current_exception();
        return false;
    }
}

void run_in_savepoint(Session& session, Command& command) {
    session.savepoint();
    bool const keep = run_body(session, command);
    if (session.fate() != Fate::sound) {
        return;
    }
    if (keep) {
        session.release_savepoint();
    } else {
        session.undo_savepoint();
    }
}

// False when there is something to undo, and no savepoint to go back to.
bool run_plainly(Session& session, Command& command) {
    session.begin_command();
    return run_body(session, command) || session.fate() != Fate::sound || session.untouched();
}

// Most commands are kept, and most that are refused were refused before they changed anything. A savepoint costs the engine
// copies of every page that is touched, so a group is tried without first. Who arrives while it runs joins it. False when a
// savepoint would have been needed.
bool run_growing(Session& session, Group& group, Joining const& next) {
    for (std::size_t at = 0; at < group.size(); ++at) {
        if (group.size() == 1) {
            // Alone, as in a quiet hour: nothing that is refused makes it run again.
            run_in_savepoint(session, *group.front());
        } else if (!run_plainly(session, *group[at])) {
            return false;
        }
        if (session.fate() != Fate::sound) {
            return true;
        }
        if (Command* const joined = at + 1 == group.size() ? next() : nullptr; joined != nullptr) {
            group.push_back(joined);
        }
    }
    return true;
}

Fate end_together(Session& session) {
    if (session.fate() != Fate::sound) {
        session.rollback();
        return session.fate();
    }
    return session.commit();
}

// One transaction for all of them. Throws Fault when it can't begin or the commit failed.
Fate run_together(Session& session, Group& group, Joining const& next) {
    session.begin(Mode::writing);
    if (run_growing(session, group, next)) {
        return end_together(session);
    }
    session.rollback();
    session.begin(Mode::writing);
    for (Command* command : group) {
        run_in_savepoint(session, *command);
        if (session.fate() != Fate::sound) {
            break;
        }
    }
    return end_together(session);
}

int tries_of(Fate fate) {
    switch (fate) {
    case Fate::sound:
    case Fate::forbidden: return 1;
    case Fate::gone: return 2;  // a connection that was found dead is opened anew
    case Fate::contended: return 12;
    }
    return 1;
}

// Nodes that got into each other's way must not do so again in step.
void wait_before(int next_try) {
    static thread_local std::minstd_rand dice{std::random_device{}()};
    int const longest_ms = 1 << std::min(next_try, 7);
    std::uniform_int_distribution<int> wait_us(0, longest_ms * 1000);
    std::this_thread::sleep_for(std::chrono::microseconds(wait_us(dice)));
}

// `before`: what became of it when it ran alone already.
void commit_alone(Session& session, Command& command, std::optional<Fate> before = {}) {
    int tries = before ? 1 : 0;
    while (!before || (*before != Fate::sound && tries < tries_of(*before))) {
        if (before == Fate::contended) {
            wait_before(tries + 1);
        }
        Group alone{&command};
        before = run_together(session, alone, [] { return nullptr; });
        ++tries;
    }
    if (*before != Fate::sound && command.failure == nullptr) {
        command.failure = std::make_exception_ptr(Fault("the commit failed: " + session.last_error()));
    }
}

void fail_all(Group const& group) {
    for (Command* command : group) {
        if (command->failure == nullptr) {
            command->failure = std::current_exception();
        }
    }
}

}  // namespace

void commit_group(Session& session, Group& group, Joining const& next) noexcept {
    try {
        auto const fate = run_together(session, group, next);
        if (group.size() == 1) {
            commit_alone(session, *group.front(), fate);
            return;
        }
        if (fate == Fate::sound) {
            return;
        }
    } catch (...) {
        fail_all(group);
        return;
    }
    for (Command* command : group) {
        try {
            commit_alone(session, *command);
        } catch (...) {
            fail_all({command});
        }
    }
}

}  // namespace qiyue::db

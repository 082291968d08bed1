#include "platform/db/group.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace qiyue::db {

namespace {

void run_in_savepoint(Session& session, Command& command) {
    command.failure = nullptr;
    session.savepoint();
    try {
        Keep const keep = command.body(session);
        if (keep == Keep::yes && session.broken()) {
            throw Fault("a failed statement was passed over; a command that expects it uses try_run");
        }
        if (keep == Keep::yes) {
            session.release_savepoint();
            return;
        }
    } catch (...) {
        command.failure = std::current_exception();
    }
    if (session.fate() == Fate::sound) {
        session.undo_savepoint();
    }
}

// One transaction for all of them. Throws Fault when it can't begin or the commit failed.
Fate run_together(Session& session, std::vector<Command*> const& group) {
    session.begin(Mode::writing);
    for (Command* command : group) {
        run_in_savepoint(session, *command);
        if (session.fate() != Fate::sound) {
            session.rollback();
            return session.fate();
        }
    }
    return session.commit();
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

void commit_alone(Session& session, Command& command) {
    for (int tries = 1;; ++tries) {
        Fate const fate = run_together(session, {&command});
        if (fate == Fate::sound) {
            return;
        }
        if (tries >= tries_of(fate)) {
            if (command.failure == nullptr) {
                command.failure = std::make_exception_ptr(Fault("the commit failed: " + session.last_error()));
            }
            return;
        }
        if (fate == Fate::contended) {
            wait_before(tries + 1);
        }
    }
}

void fail_all(std::vector<Command*> const& group) {
    for (Command* command : group) {
        if (command->failure == nullptr) {
            command->failure = std::current_exception();
        }
    }
}

}  // namespace

void commit_group(Session& session, std::vector<Command*> const& group) noexcept {
    if (group.size() > 1) {
        try {
            if (run_together(session, group) == Fate::sound) {
                return;
            }
        } catch (...) {
            fail_all(group);
            return;
        }
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

#pragma once

#include "base/failure.hpp"

#include "platform/db/db.hpp"
#include "platform/db/memory.hpp"

#include <string>
#include <string_view>

namespace qiyue::db {

// A constraint or a trigger said no.
class Forbidden : public Fault {
public:
    using Fault::Fault;
};

// What became of a transaction.
enum class Fate {
    sound,      // it is there, or it is committed
    forbidden,  // its commit would break a deferred constraint: nothing was kept
    contended,  // another transaction was in the way: running it again may help
    gone,       // the engine undid it by itself, or the connection was lost before the commit
};

enum class Mode { reading, writing };

// One connection of one engine, used by one thread at a time. What both engines have in common is here: once a
// statement of run() has failed, the transaction takes no more until the savepoint is undone. (PostgreSQL is
// made like that; SQLite is held to it, so that a command cannot work on one of them only.)
class Session : public Tx {
public:
    Session() = default;
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    Rows run(std::string_view sql, std::vector<Cell> const& parameters = {}) final;
    bool try_run(std::string_view sql, std::vector<Cell> const& parameters = {}) final;

    std::int64_t changes() const final { return changes_; }

    virtual Engine engine() const = 0;
    // Throws Fault when there is no transaction to be had.
    void begin(Mode mode);
    // These three never throw; what goes wrong is told by fate().
    void savepoint();
    void release_savepoint();
    void undo_savepoint();
    // Throws Fault when the commit failed for good, or when nobody can tell. Any answer but `sound` means that
    // nothing was kept.
    Fate commit();
    void rollback();

    // Runs several statements; throws Fault. For migrations.
    virtual void script(std::string_view sql) = 0;
    // Forgets what was prepared: the tables have changed.
    virtual void forget_statements() = 0;

    bool broken() const { return broken_; }

    // Has the command at hand run nothing that may change a row, and nothing that failed?
    bool untouched() const { return !touched_ && !broken_; }
    void begin_command() { touched_ = false; }

    // No part of what the session is, only of what it need not ask again.
    Memory& memory() const final { return memory_; }

    Fate fate() const { return fate_; }

    std::string const& last_error() const { return last_error_; }

protected:
    virtual void start(Mode mode) = 0;
    virtual Rows execute(std::string_view sql, std::vector<Cell> const& parameters) = 0;
    // Like execute(), and a Forbidden leaves the transaction as it was before.
    virtual Rows attempt(std::string_view sql, std::vector<Cell> const& parameters) = 0;
    // Runs a statement without parameters or rows; never throws, sets the fate.
    virtual void control(std::string_view sql) = 0;
    virtual Fate finish() = 0;
    virtual void abandon() = 0;

    Mode mode_ = Mode::reading;
    Fate fate_ = Fate::sound;
    std::int64_t changes_ = 0;
    std::string last_error_;

private:
    bool broken_ = false;
    bool touched_ = false;
    mutable Memory memory_;
};

// What a statement is called in a message: its beginning, on one line. Never its parameters.
std::string excerpt(std::string_view sql);

}  // namespace qiyue::db

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// One subset of SQL for two engines: $1 parameters, RETURNING, ON CONFLICT, CTEs, windows. Numbers are BIGINT,
// everything else TEXT; bytes travel as hex or base64 (large ones are files).
namespace qiyue::db {

using Cell = std::variant<std::monostate, std::int64_t, std::string>;

class Row {
public:
    explicit Row(std::vector<Cell> cells) : cells_(std::move(cells)) {}
    bool null(std::size_t column) const { return std::holds_alternative<std::monostate>(cells_.at(column)); }
    std::int64_t integer(std::size_t column) const;  // ENSUREs a number
    std::int64_t integer_or(std::size_t column, std::int64_t otherwise) const;
    std::string const& text(std::size_t column) const;  // ENSUREs text
    std::string text_or(std::size_t column, std::string otherwise) const;
    std::size_t size() const { return cells_.size(); }

private:
    std::vector<Cell> cells_;
};

using Rows = std::vector<Row>;

class Memory;  // memory.hpp

// A transaction: inside write() it sees and makes changes, inside read() it sees one consistent snapshot.
// Any failure of the engine is a Fault; a broken CHECK, foreign key or trigger is one too, unless asked for
// by try_run.
class Tx {
public:
    virtual ~Tx() = default;
    // Runs one statement and gives all rows.
    virtual Rows run(std::string_view sql, std::vector<Cell> const& parameters = {}) = 0;
    // Rows changed by the last statement.
    virtual std::int64_t changes() const = 0;
    // Runs one statement that a constraint may forbid; false when one did (the transaction goes on).
    virtual bool try_run(std::string_view sql, std::vector<Cell> const& parameters = {}) = 0;
    // What was read in this transaction and need not be asked again: db::Remembered.
    virtual Memory& memory() const = 0;
};

struct Migration {
    std::string module = {};  // "need"; migrations run in module order, then by number
    int number = 0;
    std::string name = {};
    std::string sql = {};             // for both engines, unless…
    std::string sql_postgresql = {};  // …this twin is not empty; several statements allowed, split by the engine
};

enum class Engine { sqlite, postgresql };

// One database. Readers never wait for the writer. Writers queue for one thread that commits them in groups,
// each command in its own savepoint; write() returns only after the commit is on disk.
class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;

    // Runs `command` in the write queue. When it refuses or throws, its changes are undone and the others of its
    // group stay. Throws Fault when the queue is full ("busy") or the commit failed. A command may be run a second
    // time when its group has to be replayed: it must do nothing outside the transaction.
    template <class T> Result<T> write(std::function<Result<T>(Tx&)> command);
    template <class T> T read(std::function<T(Tx&)> query);

    // Applies what is missing; refuses (Fault) when an applied one has another checksum now.
    // Gives the number applied.
    virtual int migrate(std::vector<Migration> const& migrations) = 0;

protected:
    enum class Verdict { keep, undo };
    virtual void write_erased(std::function<Verdict(Tx&)> command) = 0;
    virtual void read_erased(std::function<void(Tx&)> query) = 0;
};

struct Options {
    // "sqlite:PATH", "sqlite::memory:" (a private in-memory database, writer and readers sharing it) or
    // "postgresql://…".
    std::string url;
    int readers = 4;
    std::size_t queue_max = 4096;
    std::size_t group_max = 100;
};

// Throws Fault when it can't be opened.
std::unique_ptr<Database> open(Options const& options);

template <class T> Result<T> Database::write(std::function<Result<T>(Tx&)> command) {
    std::unique_ptr<Result<T>> outcome;
    write_erased([&](Tx& tx) {
        outcome = std::make_unique<Result<T>>(command(tx));
        return outcome->ok() ? Verdict::keep : Verdict::undo;
    });
    return std::move(*outcome);
}

template <class T> T Database::read(std::function<T(Tx&)> query) {
    std::unique_ptr<T> outcome;
    read_erased([&](Tx& tx) { outcome = std::make_unique<T>(query(tx)); });
    return std::move(*outcome);
}

}  // namespace qiyue::db

#pragma once

#include "platform/db/engine.hpp"

#include "base/text_hash.hpp"

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

// What a run changed in its database, kept so that it can be written again, bare, into another one.
namespace qiyue::bench {

struct Statement {
    std::string sql;
    std::vector<db::Cell> cells;
};
using Written = std::vector<Statement>;  // of one command

void run_all(db::Database& database, Written const& statements);

// The same rows, nothing else: one durable commit for every `group` commands. Gives the seconds it took.
double write_barely(db::Database& database, std::vector<Written> const& written, std::size_t group);

// The database of the city; while it is told to, it keeps the statements of every command that was committed, in the order in
// which they ran. Keeping is the measurement's cost and not the city's: the writer's thread only copies bytes aside.
class KeepingDatabase final : public db::Database {
public:
    explicit KeepingDatabase(std::unique_ptr<db::Database> inner) : inner_(std::move(inner)) {}

    db::Engine engine() const override { return inner_->engine(); }
    int migrate(std::vector<db::Migration> const& migrations) override { return inner_->migrate(migrations); }

    std::atomic<bool> keeps{false};
    std::vector<Written> take();

    // Groups committed, and commands in them, since the start.
    struct Groups {
        std::int64_t count = 0, commands = 0;
    };
    Groups groups();

protected:
    void write_erased(std::function<Verdict(db::Tx&)> command) override;
    void read_erased(std::function<void(db::Tx&)> query) override;

private:
    struct Piece {
        std::int64_t turn = 0;
        std::size_t start = 0, size = 0;
    };
    class Tx;

    std::unique_ptr<db::Database> inner_;
    ByText<std::size_t> numbers_;  // of statements; of the writer's thread alone
    std::vector<std::string> statements_;
    std::int64_t turns_ = 0;
    std::mutex guard_;
    std::vector<Piece> pieces_;
    std::string tape_;
};

}  // namespace qiyue::bench

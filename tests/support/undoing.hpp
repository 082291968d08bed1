#pragma once

#include "platform/db/db.hpp"
#include "platform/db/engine.hpp"

#include "base/failure.hpp"

#include <functional>
#include <memory>

namespace qiyue::support {

// What an injected failure throws: the disk, the line, the other end.
class Broke : public Fault {
public:
    Broke() : Fault("injected: the database broke off") {}
};

// Breaks off before the statement that is told.
class BreakingTx : public db::PassingTx {
public:
    BreakingTx(db::Tx& inner, std::function<bool()> const& breaks) : inner_(inner), breaks_(breaks) {}

    db::Rows run(std::string_view sql, std::vector<db::Cell> const& parameters) override {
        look();
        return inner_.run(sql, parameters);
    }
    std::int64_t changes() const override { return inner_.changes(); }
    bool try_run(std::string_view sql, std::vector<db::Cell> const& parameters) override {
        look();
        return inner_.try_run(sql, parameters);
    }

    db::Tx const& inner() const override { return inner_; }

private:
    void look() const {
        if (breaks_()) {
            throw Broke();
        }
    }
    db::Tx& inner_;
    std::function<bool()> const& breaks_;
};

// A database that can be told to undo whatever is written, while the command gets its answer as if it stood; or to break
// off in the middle of a command.
class UndoingDatabase : public db::Database {
public:
    explicit UndoingDatabase(std::unique_ptr<db::Database> inner) : inner_(std::move(inner)) {}

    db::Engine engine() const override { return inner_->engine(); }
    int migrate(std::vector<db::Migration> const& migrations) override { return inner_->migrate(migrations); }

    bool undoes = false;
    std::function<bool()> breaks;  // asked before each statement of a command; nothing: never

protected:
    void write_erased(std::function<Verdict(db::Tx&)> command) override {
        (void)inner_->write<bool>([&](db::Tx& tx) -> Result<bool> {
            BreakingTx breaking(tx, breaks);
            if (command(breaks ? static_cast<db::Tx&>(breaking) : tx) == Verdict::undo || undoes) {
                return Refusal(
                    Reason::conflict,
                    Finding{.code = "undone", .field = {}, .cites = {}, .says = {}, .remedy = {}, .why = {}});
            }
            return true;
        });
    }
    void read_erased(std::function<void(db::Tx&)> query) override {
        (void)inner_->read<bool>([&](db::Tx& tx) {
            query(tx);
            return true;
        });
    }

private:
    std::unique_ptr<db::Database> inner_;
};

}  // namespace qiyue::support

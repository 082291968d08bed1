#pragma once

#include "platform/db/db.hpp"

#include <memory>

namespace qiyue::support {

// A database that can be told to undo whatever is written, while the command gets its answer as if it stood.
class UndoingDatabase : public db::Database {
public:
    explicit UndoingDatabase(std::unique_ptr<db::Database> inner) : inner_(std::move(inner)) {}

    db::Engine engine() const override { return inner_->engine(); }
    int migrate(std::vector<db::Migration> const& migrations) override { return inner_->migrate(migrations); }

    bool undoes = false;

protected:
    void write_erased(std::function<Verdict(db::Tx&)> command) override {
        (void)inner_->write<bool>([&](db::Tx& tx) -> Result<bool> {
            if (command(tx) == Verdict::undo || undoes) {
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

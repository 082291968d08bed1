#include "keeping.hpp"

#include "city.hpp"
#include "platform/db/figures.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace qiyue::bench {

namespace {

bool changes_rows(std::string_view sql) {
    auto const start = sql.find_first_not_of(" \n");
    auto const head = start == std::string_view::npos ? std::string_view() : sql.substr(start, 6);
    return head == "INSERT" || head == "UPDATE" || head == "DELETE";
}

void put(std::string& tape, std::size_t number) {
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    tape.append(bytes.data(), bytes.size());
}

void put(std::string& tape, db::Cell const& cell) {
    put(tape, cell.index());
    if (auto const* number = std::get_if<std::int64_t>(&cell)) {
        put(tape, static_cast<std::size_t>(*number));
    } else if (auto const* text = std::get_if<std::string>(&cell)) {
        put(tape, text->size());
        tape += *text;
    }
}

std::size_t next(std::string_view& tape) {
    std::size_t number = 0;
    std::memcpy(&number, tape.data(), sizeof number);
    tape.remove_prefix(sizeof number);
    return number;
}

db::Cell next_cell(std::string_view& tape) {
    constexpr std::size_t integer = 1, text = 2;
    auto const kind = next(tape);
    if (kind == integer) {
        return static_cast<std::int64_t>(next(tape));
    }
    if (kind != text) {
        return {};
    }
    auto const size = next(tape);
    std::string read(tape.substr(0, size));
    tape.remove_prefix(size);
    return read;
}

}  // namespace

void run_all(db::Database& database, Written const& statements) {
    auto const done = database.write<bool>([&](db::Tx& tx) -> Result<bool> {
        for (auto const& one : statements) {
            tx.run(one.sql, one.cells);
        }
        return true;
    });
    ENSURE(done.ok());
}

double write_barely(db::Database& database, std::vector<Written> const& written, std::size_t group) {
    auto const start = Steady::now();
    for (std::size_t at = 0; at < written.size(); at += group) {
        auto const end = std::min(at + group, written.size());
        auto const done = database.write<bool>([&](db::Tx& tx) -> Result<bool> {
            for (auto one = at; one < end; ++one) {
                for (auto const& statement : written[one]) {
                    tx.run(statement.sql, statement.cells);
                }
            }
            return true;
        });
        ENSURE(done.ok());
    }
    return seconds_since(start);
}

// Passes on what it is asked, and copies what changes rows: number of the statement, number of cells, cells.
class KeepingDatabase::Tx final : public db::PassingTx {
public:
    Tx(db::Tx& inner, KeepingDatabase& keeping, std::string& tape) : inner_(inner), keeping_(keeping), tape_(tape) {}

    db::Rows run(std::string_view sql, std::vector<db::Cell> const& cells) override {
        keep(sql, cells);
        return inner_.run(sql, cells);
    }
    std::int64_t changes() const override { return inner_.changes(); }
    bool try_run(std::string_view sql, std::vector<db::Cell> const& cells) override {
        auto const done = inner_.try_run(sql, cells);
        if (done) {
            keep(sql, cells);
        }
        return done;
    }
    db::Tx const& inner() const override { return inner_; }

private:
    void keep(std::string_view sql, std::vector<db::Cell> const& cells) {
        if (!changes_rows(sql)) {
            return;
        }
        auto known = keeping_.numbers_.find(sql);
        if (known == keeping_.numbers_.end()) {
            known = keeping_.numbers_.emplace(sql, keeping_.statements_.size()).first;
            keeping_.statements_.emplace_back(sql);
        }
        put(tape_, known->second);
        put(tape_, cells.size());
        for (auto const& cell : cells) {
            put(tape_, cell);
        }
    }

    db::Tx& inner_;
    KeepingDatabase& keeping_;
    std::string& tape_;
};

// A command may run again when its group is: what counts is its last run, and that it was committed.
void KeepingDatabase::write_erased(std::function<Verdict(db::Tx&)> command) {
    thread_local std::string of_this_thread;
    auto& tape = of_this_thread;  // which the writer's thread fills
    std::int64_t turn = 0;
    auto const done = inner_->write<bool>([&](db::Tx& tx) -> Result<bool> {
        tape.clear();
        Tx keeping(tx, *this, tape);
        if (command(keeps ? static_cast<db::Tx&>(keeping) : tx) == Verdict::undo) {
            return Refusal(Reason::conflict, Finding{.code = "undone", .says = {}, .remedy = {}});
        }
        turn = ++turns_;
        return true;
    });
    if (keeps && done.ok()) {
        std::scoped_lock const held(guard_);
        pieces_.push_back({.turn = turn, .start = tape_.size(), .size = tape.size()});
        tape_ += tape;
    }
}

void KeepingDatabase::read_erased(std::function<void(db::Tx&)> query) {
    (void)inner_->read<bool>([&](db::Tx& tx) {
        query(tx);
        return true;
    });
}

std::vector<Written> KeepingDatabase::take() {
    std::scoped_lock const held(guard_);
    std::ranges::sort(pieces_, {}, &Piece::turn);
    std::vector<Written> all;
    all.reserve(pieces_.size());
    for (auto const& piece : pieces_) {
        auto rest = std::string_view(tape_).substr(piece.start, piece.size);
        auto& written = all.emplace_back();
        while (!rest.empty()) {
            Statement one{.sql = statements_.at(next(rest)), .cells = {}};
            for (auto left = next(rest); left > 0; --left) {
                one.cells.push_back(next_cell(rest));
            }
            written.push_back(std::move(one));
        }
    }
    pieces_.clear();
    tape_.clear();
    return all;
}

KeepingDatabase::Groups KeepingDatabase::groups() {
    auto const figures = db::queue_figures(*inner_);
    return {.count = figures.group_sizes->count(), .commands = figures.group_sizes->sum()};
}

}  // namespace qiyue::bench

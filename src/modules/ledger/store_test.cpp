#include "modules/ledger/store.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <rapidcheck.h>

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <string>

namespace qiyue::ledger {

namespace {

class NoRandom final : public crypto::Random {
public:
    std::string bytes(std::size_t count) override { return std::string(count, '0'); }
};

class NoFiles final : public files::Store {
public:
    std::string put(std::string_view) override { return {}; }
    std::string adopt(std::string const&) override { return {}; }
    std::optional<std::string> get(std::string_view) const override { return {}; }
    std::optional<std::string> path(std::string_view) const override { return {}; }
    bool has(std::string_view) const override { return false; }
    std::int64_t begun(std::string_view) const override { return 0; }
    std::int64_t append(std::string_view, std::int64_t, std::string_view) override { return 0; }
    std::string complete(std::string_view) override { return {}; }
    void drop(std::string_view) override {}
};

// A ledger alone on an empty database.
class Books {
public:
    explicit Books(std::string url = "sqlite::memory:") : database_(db::open({.url = std::move(url)})) {
        database_->migrate(ledger::migrations());
    }

    // Works in one transaction; a refusal undoes it.
    template <class T = std::int64_t, class Work> Result<T> write(Work work) {
        return database_->write<T>([&](db::Tx& tx) -> Result<T> { return work(tx); });
    }
    template <class T, class Query> T read(Query query) {
        return database_->read<T>([&](db::Tx& tx) -> T { return query(tx); });
    }

    std::int64_t open(Kind kind, std::int64_t reference = 0) {
        return write([&](db::Tx& tx) { return account(tx, context, ports, {kind, 1, 2, reference}).id; }).value();
    }
    Result<std::int64_t> give(std::int64_t from, std::int64_t to, Money amount) {
        return write([&](db::Tx& tx) { return ledger::move(tx, context, ports, cause, from, to, amount); });
    }
    Balance of(std::int64_t account) {
        return read<Balance>([&](db::Tx& tx) { return balance(tx, account); });
    }
    TrialBalance trial() {
        return read<TrialBalance>([](db::Tx& tx) { return trial_balance(tx); });
    }
    // As a hand at the database would: true when it was let through.
    bool by_hand(std::vector<std::string> const& statements) {
        try {
            return write<bool>([&](db::Tx& tx) {
                       for (auto const& sql : statements) {
                           tx.run(sql);
                       }
                       return true;
                   })
                .ok();
        } catch (Fault const&) {
            return false;
        }
    }

    ManualClock clock{Instant::at(Day(2026, 1, 5), 9)};
    IdSource ids{clock, 1};
    NoRandom random;
    NoFiles files;
    events::Bus bus;
    api::Ports ports{.ids = ids, .random = random, .files = files, .bus = bus};
    Context context{.now = clock.now()};
    Cause cause{.step = "test.step", .object = 3, .project = 2};

private:
    std::unique_ptr<db::Database> database_;
};

std::string code_of(Result<std::int64_t> const& result) {
    return result.ok() ? "" : result.refusal().findings().front().code;
}

// Where the guards must hold: always SQLite, PostgreSQL when an address is given (a schema of its own each time).
std::vector<std::string> engines() {
    std::vector<std::string> all{"sqlite::memory:"};
    if (auto const* address = std::getenv("QIYUE_TEST_POSTGRESQL")) {
        std::string const url = address;
        static int made_so_far = 0;
        auto const name = "qiyue_ledger_" + std::to_string(::getpid()) + "_" + std::to_string(++made_so_far);
        auto const plain = db::open({.url = url});
        auto const made = plain->write<bool>([&](db::Tx& tx) -> Result<bool> {
            tx.run("CREATE SCHEMA " + name);
            return true;
        });
        REQUIRE(made.ok());
        all.push_back(url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name);
    }
    return all;
}

}  // namespace

TEST_SUITE("ledger") {
    TEST_CASE("money walks from the treasury to paid and every fen stays in sight") {
        Books books;
        auto const treasury = books.open(Kind::treasury);
        auto const line = books.open(Kind::budget_line);
        auto const released = books.open(Kind::released);
        REQUIRE(books.give(treasury, line, Money::yuan(100)).ok());
        REQUIRE(books.give(line, released, Money::yuan(80)).ok());
        CHECK(books.of(line).held() == Money::yuan(20));
        CHECK(books.of(released).free() == Money::yuan(80));
        CHECK(books.of(treasury).held() == -Money::yuan(100));
        CHECK(books.trial().balanced());
    }

    TEST_CASE("one fen more than there is is refused, and says how much is free") {
        Books books;
        auto const treasury = books.open(Kind::treasury);
        auto const line = books.open(Kind::budget_line);
        auto const released = books.open(Kind::released);
        REQUIRE(books.give(treasury, line, Money::yuan(100)).ok());
        auto const over = books.give(line, released, Money::fen(10'001));
        CHECK(code_of(over) == "ledger.overdrawn");
        CHECK(over.refusal().findings().front().says.zh.find("100.00") != std::string::npos);
        CHECK(books.give(line, released, Money::fen(10'000)).ok());
    }

    TEST_CASE("a reservation ends once: in part, and the rest is free again") {
        Books books;
        auto const treasury = books.open(Kind::treasury);
        auto const line = books.open(Kind::budget_line);
        auto const released = books.open(Kind::released);
        REQUIRE(books.give(treasury, line, Money::yuan(100)).ok());
        auto const held = books.write([&](db::Tx& tx) {
            return reserve(tx, books.context, books.ports, books.cause, line, released, Money::yuan(70));
        });
        REQUIRE(held.ok());
        CHECK(books.of(line).free() == Money::yuan(30));
        CHECK(books.of(line).held() == Money::yuan(100));
        CHECK(books.of(released).held() == Money{});

        auto const end = [&](Money amount) {
            return books.write([&](db::Tx& tx) {
                return post_reserved(tx, books.context, books.ports, books.cause, held.value(), amount);
            });
        };
        CHECK(code_of(end(Money::fen(7'001))) == "ledger.over_reserved");
        CHECK(end(Money::yuan(60)).ok());
        CHECK(books.of(line).free() == Money::yuan(40));
        CHECK(books.of(released).free() == Money::yuan(60));
        CHECK(code_of(end(Money::yuan(1))) == "ledger.ended");
    }

    TEST_CASE("a reversal puts everything back, once") {
        Books books;
        auto const treasury = books.open(Kind::treasury);
        auto const line = books.open(Kind::budget_line);
        auto const entry = books.give(treasury, line, Money::yuan(100));
        REQUIRE(entry.ok());
        auto const back = [&] {
            return books.write(
                [&](db::Tx& tx) { return reverse(tx, books.context, books.ports, books.cause, entry.value()); });
        };
        CHECK(back().ok());
        CHECK(books.of(line).held() == Money{});
        CHECK(code_of(back()) == "ledger.ended");
        auto const lines = books.read<std::vector<Line>>([&](db::Tx& tx) { return statement(tx, line); });
        REQUIRE(lines.size() == 2);
        CHECK(lines[1].about == lines[0].entry);
    }

    TEST_CASE("what the functions would not do, the database does not let a hand do") {
        for (auto const& engine : engines()) {
            CAPTURE(engine);
            Books books(engine);
            auto const treasury = books.open(Kind::treasury);
            auto const line = books.open(Kind::budget_line);
            REQUIRE(books.give(treasury, line, Money::yuan(100)).ok());
            auto const t = std::to_string(treasury);
            auto const l = std::to_string(line);
            auto const posting = [](std::string const& account, int position, char const* rest) {
                return "INSERT INTO ledger_posting (account, position, entry, side, pending, posted, debits_pending, "
                       "debits_posted, credits_pending, credits_posted, funded) VALUES (" +
                    account + ", " + std::to_string(position) + ", 99, " + rest + ")";
            };
            auto const head = std::string("INSERT INTO ledger_entry (id, kind, about, step, object, project, person, "
                                          "organisation, at) VALUES (99, 'posting', NULL, 'hand', 0, 0, 0, 0, 0)");
            auto const taken = posting(t, 2, "'debit', 0, 500, 0, 10500, 0, 0, 0");
            auto const given = posting(l, 2, "'credit', 0, 500, 0, 0, 0, 10500, 1");

            CHECK_FALSE(books.by_hand({"UPDATE ledger_posting SET posted = 1"}));
            CHECK_FALSE(books.by_hand({"DELETE FROM ledger_posting"}));
            CHECK_FALSE(books.by_hand({"UPDATE ledger_entry SET step = 'other'"}));
            CHECK_FALSE(books.by_hand({"DELETE FROM ledger_entry"}));
            CHECK_FALSE(books.by_hand({"UPDATE ledger_account SET funded = 0"}));
            CHECK_FALSE(books.by_hand({taken, given}));  // no head: refused at the commit
            CHECK_FALSE(books.by_hand({taken, head}));   // one leg
            CHECK_FALSE(books.by_hand({taken, posting(l, 2, "'credit', 0, 501, 0, 0, 0, 10501, 1"), head}));
            CHECK_FALSE(books.by_hand({taken, posting(l, 2, "'credit', 0, 500, 0, 0, 0, 10501, 1"), head}));
            CHECK_FALSE(books.by_hand({taken, posting(l, 3, "'credit', 0, 500, 0, 0, 0, 10500, 1"), head}));
            CHECK_FALSE(books.by_hand({posting(t, 2, "'credit', 0, 10001, 0, 10000, 0, 10001, 0"),
                                       posting(l, 2, "'debit', 0, 10001, 0, 10001, 0, 10000, 1"), head}));  // overdrawn
            CHECK_FALSE(
                books.by_hand({taken, posting(l, 2, "'credit', 0, 500, 0, 0, 0, 10500, 0"), head}));  // unguarded
            CHECK(books.of(line).held() == Money::yuan(100));
            CHECK(books.by_hand({taken, given, head}));
            CHECK_FALSE(books.by_hand({posting(l, 3, "'credit', 0, 500, 0, 0, 0, 11000, 1")}));  // it has its head
        }
    }

    TEST_CASE("the rules of the whole ledger hold, and a fen is followed, on both engines") {
        for (auto const& url : engines()) {
            Books books(url);
            auto const treasury = books.open(Kind::treasury);
            auto const line = books.open(Kind::budget_line);
            auto const released = books.open(Kind::released);
            auto const paid = books.open(Kind::paid);
            auto const given = books.give(treasury, line, Money::yuan(100)).value();
            REQUIRE(books.give(line, released, Money::yuan(60)).ok());
            REQUIRE(books.give(line, released, Money::yuan(40)).ok());
            auto const held = books.write([&](db::Tx& tx) {
                return reserve(tx, books.context, books.ports, books.cause, released, paid, Money::yuan(70));
            });
            auto const last = books.write([&](db::Tx& tx) {
                return post_reserved(tx, books.context, books.ports, books.cause, held.value(), Money::yuan(70));
            });
            REQUIRE(last.ok());
            CHECK(books.read<bool>([](db::Tx& tx) { return store::broken(tx).empty(); }));
            auto const traced = [&](std::int64_t entry, std::int64_t fen) {
                return books.read<Result<std::vector<Hop>>>([&](db::Tx& tx) { return trace(tx, entry, fen); });
            };
            // The last fen of the seventy came with the second gift of the line, in which it was the thousandth.
            auto const way = traced(last.value(), 7000).value();
            REQUIRE(way.size() == 3);
            CHECK(way.front().entry == given);
            CHECK(way[1].amount == Money::yuan(40));
            CHECK(way.back().asked);
            // The treasury's last fen lies with the project still.
            CHECK(traced(given, 10000).value().back().to == released);
            CHECK(traced(held.value(), 1).refusal().reason() == Reason::not_found);  // it moved nothing
        }
    }

    TEST_CASE("whatever is tried, postings sum to zero, nothing is overdrawn and a plain model agrees") {
        bool const held = rc::check([] {
            Books books;
            std::array<std::int64_t, 4> const rooms{books.open(Kind::treasury), books.open(Kind::budget_line),
                                                    books.open(Kind::released), books.open(Kind::commitment)};
            struct Held {
                std::size_t from, to;
                std::int64_t amount;
                bool ended;
            };
            std::map<std::int64_t, Held> reservations;
            std::array<std::int64_t, 4> free{}, owned{};
            auto const could = [&](std::size_t from, std::int64_t amount) { return from == 0 || free[from] >= amount; };

            auto const count = *rc::gen::inRange(1, 25);
            for (int i = 0; i < count; ++i) {
                auto const from = *rc::gen::inRange<std::size_t>(0, 4);
                auto const to = (from + *rc::gen::inRange<std::size_t>(1, 4)) % 4;
                auto const amount = *rc::gen::inRange<std::int64_t>(1, 200);
                auto const act = *rc::gen::inRange(0, 4);
                if (act <= 1) {
                    auto const done = books.write([&](db::Tx& tx) {
                        return act == 0 ? ledger::move(tx, books.context, books.ports, books.cause, rooms[from],
                                                       rooms[to], Money::fen(amount))
                                        : reserve(tx, books.context, books.ports, books.cause, rooms[from], rooms[to],
                                                  Money::fen(amount));
                    });
                    RC_ASSERT(done.ok() == could(from, amount));
                    if (done.ok()) {
                        free[from] -= amount;
                        if (act == 0) {
                            owned[from] -= amount;
                            owned[to] += amount;
                            free[to] += amount;
                        } else {
                            reservations[done.value()] = {from, to, amount, false};
                        }
                    }
                } else if (!reservations.empty()) {
                    auto chosen = reservations.begin();
                    std::advance(chosen, *rc::gen::inRange<std::size_t>(0, reservations.size()));
                    auto& [number, held_now] = *chosen;
                    auto const done = books.write([&, id = number](db::Tx& tx) {
                        return act == 2
                            ? post_reserved(tx, books.context, books.ports, books.cause, id, Money::fen(amount))
                            : void_reserved(tx, books.context, books.ports, books.cause, id);
                    });
                    RC_ASSERT(done.ok() == (!held_now.ended && (act == 3 || amount <= held_now.amount)));
                    if (done.ok()) {
                        auto const posted = act == 2 ? amount : 0;
                        held_now.ended = true;
                        free[held_now.from] += held_now.amount - posted;
                        owned[held_now.from] -= posted;
                        owned[held_now.to] += posted;
                        free[held_now.to] += posted;
                    }
                }
                auto const trial = books.trial();
                RC_ASSERT(trial.balanced());
                for (std::size_t k = 0; k < rooms.size(); ++k) {
                    RC_ASSERT(books.of(rooms[k]).held().in_fen() == owned[k]);
                    RC_ASSERT(books.of(rooms[k]).free().in_fen() == free[k]);
                    RC_ASSERT(k == 0 || free[k] >= 0);
                }
            }
        });
        CHECK(held);
    }
}

}  // namespace qiyue::ledger

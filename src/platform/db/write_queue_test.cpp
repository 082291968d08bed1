#include "platform/db/write_queue.hpp"

#include "platform/db/db.hpp"
#include "platform/db/figures.hpp"
#include "platform/db/group.hpp"
#include "platform/db/migrate.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace qiyue;
using namespace qiyue::db;
using namespace qiyue::db::testing;

TEST_SUITE("platform/db") {

    TEST_CASE("commands that fail leave the others of their group alone") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item});
            std::atomic<int> kept{0};
            std::atomic<int> refused{0};
            std::atomic<int> failed{0};
            auto const one = [&](std::int64_t id) {
                try {
                    auto const done = database->write<int>([id](Tx& tx) -> Done {
                        tx.run("INSERT INTO item (id, name) VALUES ($1, $2)", {id, std::string("名")});
                        if (id % 10 == 7) {
                            tx.run("INSERT INTO item (id, name) VALUES ($1, $2)", {id, std::string("again")});
                        }
                        if (id % 10 == 8) {
                            return refusal();
                        }
                        return 0;
                    });
                    ++(done.ok() ? kept : refused);
                } catch (Fault const&) {
                    ++failed;
                }
            };
            std::vector<std::thread> threads;
            for (std::int64_t thread = 0; thread < 16; ++thread) {
                threads.emplace_back([&, thread] {
                    for (std::int64_t id = 100 + thread; id < 300; id += 16) {
                        one(id);
                    }
                });
            }
            for (auto& thread : threads) {
                thread.join();
            }
            CHECK(kept == 160);
            CHECK(refused == 20);
            CHECK(failed == 20);
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 160);
            CHECK(number(*database, "SELECT COUNT(*) FROM item WHERE id % 10 IN (7, 8)") == 0);
        }
    }

    TEST_CASE("the queue tells how many wait and how many went together") {
        Place const place("file");
        auto const database = place.open();
        run_all(*database, {create_item});
        auto const figures = queue_figures(*database);
        REQUIRE(figures.group_sizes != nullptr);
        auto const before = figures.group_sizes->count();
        Gate gate;
        std::thread first([&] {
            (void)database->write<int>([&](Tx&) -> Done {
                gate.hold();
                return 0;
            });
        });
        gate.wait_until_held();
        std::vector<std::thread> others;
        for (std::int64_t id = 1; id <= 3; ++id) {
            others.emplace_back([&, id] { add(*database, id); });
        }
        while (figures.waiting() < 3) {
            std::this_thread::yield();
        }
        gate.open();
        first.join();
        for (auto& other : others) {
            other.join();
        }
        CHECK(figures.waiting() == 0);
        // Those who came while the first one ran went with it.
        CHECK(figures.group_sizes->count() == before + 1);
        CHECK(figures.group_sizes->at_or_below(1) == figures.group_sizes->count() - 1);
        CHECK(figures.group_sizes->at_or_below(2) == figures.group_sizes->count());
        CHECK(queue_figures(*db::open({.url = "sqlite::memory:"})).group_sizes == nullptr);
    }

    Command* nobody() {
        return nullptr;
    }

    // The body of a command: its number goes into `item`, then one more statement runs.
    Command command(std::int64_t id, std::string sql, int& runs) {
        return Command{[id, sql = std::move(sql), &runs](Tx& tx) {
                           ++runs;
                           tx.run("INSERT INTO item (id) VALUES ($1)", {id});
                           tx.run(sql);
                           return Keep::yes;
                       },
                       nullptr};
    }

    TEST_CASE("a group that cannot be committed together is committed one by one") {
        for (auto const& kind : engines({"memory", "file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto const session = place.session();
            session->script(create_item +
                            "; CREATE TABLE part (item BIGINT NOT NULL REFERENCES item (id) "
                            "DEFERRABLE INITIALLY DEFERRED)");
            int runs = 0;
            std::vector<Command> commands;
            for (std::int64_t id = 1; id <= 6; ++id) {
                std::int64_t const whole = id == 4 ? 99 : id;
                commands.push_back(command(id, "INSERT INTO part VALUES (" + std::to_string(whole) + ")", runs));
            }
            commands.push_back(command(7, "INSERT INTO item (id) VALUES (13)", runs));
            if (kind != "postgresql") {
                commands.push_back(command(8, "INSERT OR ROLLBACK INTO item (id) VALUES (13)", runs));
            }
            Group group(commands.size());
            std::ranges::transform(commands, group.begin(), [](Command& one) { return &one; });
            commit_group(*session, group, nobody);
            for (std::size_t place_in_group = 0; place_in_group < commands.size(); ++place_in_group) {
                CAPTURE(place_in_group);
                bool const bad = place_in_group == 3 || place_in_group >= 6;
                CHECK((commands[place_in_group].failure != nullptr) == bad);
            }
            // The seventh fails, so all run again in savepoints, and alone when the commit fails too: seven times three. A
            // transaction that was ended by its own statement has a second chance alone.
            CHECK(runs == (kind == "postgresql" ? 21 : 24));
            session->begin(Mode::reading);
            CHECK(session->run("SELECT SUM(id) FROM item").at(0).integer(0) == 17);
            session->rollback();
        }
    }

    TEST_CASE("a refusal before any change costs the others nothing, one after a change makes the group run again") {
        for (auto const& kind : engines({"memory", "file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto const session = place.session();
            session->script(create_item);
            int runs = 0;
            auto const plain = [&](std::int64_t id) { return command(id, "SELECT 1", runs); };
            Command first = plain(1), second = plain(2), third = plain(3), fourth = plain(4);
            Command looks{[](Tx& tx) {
                              tx.run("SELECT COUNT(*) FROM item");
                              return Keep::no;
                          },
                          nullptr};
            Group untouched{&first, &looks, &second};
            commit_group(*session, untouched, nobody);
            CHECK(runs == 2);
            Command changes{[&runs](Tx& tx) {
                                ++runs;
                                tx.run("INSERT INTO item (id) VALUES (9)");
                                return Keep::no;
                            },
                            nullptr};
            Group touched{&third, &changes};
            std::vector<Command*> coming{&fourth};
            commit_group(*session, touched, [&]() -> Command* {
                auto* const joined = coming.empty() ? nullptr : coming.back();
                coming.clear();
                return joined;
            });
            // The one that was on its way when the group had to be undone is not taken from the queue.
            CHECK(runs == 6);
            CHECK(coming.size() == 1);
            session->begin(Mode::reading);
            CHECK(session->run("SELECT SUM(id) FROM item").at(0).integer(0) == 6);
            session->rollback();
        }
    }

    TEST_CASE("who comes while a group runs joins it") {
        Place const place("memory");
        auto const session = place.session();
        session->script(create_item);
        int runs = 0;
        Command first = command(1, "SELECT 1", runs), second = command(2, "SELECT 1", runs);
        std::vector<Command*> coming{&second};
        Group group{&first};
        commit_group(*session, group, [&]() -> Command* {
            auto* const joined = coming.empty() ? nullptr : coming.back();
            coming.clear();
            return joined;
        });
        CHECK(group.size() == 2);
        CHECK(runs == 2);
        session->begin(Mode::reading);
        CHECK(session->run("SELECT SUM(id) FROM item").at(0).integer(0) == 3);
        session->rollback();
    }

    // An engine whose disk is full when it comes to the commit.
    class FullDisk final : public Session {
    public:
        Engine engine() const override { return Engine::sqlite; }

        void script(std::string_view) override {}

        void forget_statements() override {}

        int abandoned = 0;

    protected:
        void start(Mode) override {}

        Rows execute(std::string_view, std::vector<Cell> const&) override { return {}; }

        Rows attempt(std::string_view, std::vector<Cell> const&) override { return {}; }

        void control(std::string_view) override {}

        Fate finish() override { throw Fault("the disk is full"); }

        void abandon() override { ++abandoned; }
    };

    TEST_CASE("when the commit fails everybody of the group is told") {
        FullDisk session;
        int runs = 0;
        auto const body = [&runs](Keep keep) {
            return Command{[&runs, keep](Tx&) {
                               ++runs;
                               return keep;
                           },
                           nullptr};
        };
        Command kept = body(Keep::yes);
        Command refused = body(Keep::no);  // its refusal may rest on what the first one did
        Command mistaken{[](Tx&) -> Keep { throw Bug("mistake"); }, nullptr};
        Group group{&kept, &refused, &mistaken};
        commit_group(session, group, nobody);
        CHECK_THROWS_AS(std::rethrow_exception(kept.failure), Fault);
        CHECK_THROWS_AS(std::rethrow_exception(refused.failure), Fault);
        CHECK_THROWS_AS(std::rethrow_exception(mistaken.failure), Bug);
        CHECK(runs == 2);
        CHECK(session.abandoned == 1);
    }

    TEST_CASE("a command that another node got in the way of is run again") {
        if (postgresql_url() == nullptr) {
            return;
        }
        Place const place("postgresql");
        auto const session = place.session();
        auto const other = place.open(options_of());
        run_all(*other, {create_item, "INSERT INTO item VALUES (1, 'a'), (2, 'b')"});
        int runs = 0;
        int swallowed = 0;
        Command crossing{[&](Tx& tx) {
                             tx.run("SELECT name FROM item WHERE id = 1");
                             if (++runs == 1) {
                                 run_all(*other, {"UPDATE item SET name = 'theirs' WHERE id = 1"});
                             }
                             try {
                                 tx.run("UPDATE item SET name = name || ' and ours' WHERE id = 1");
                             } catch (Fault const&) {
                                 ++swallowed;
                             }
                             return Keep::yes;
                         },
                         nullptr};
        int bystander_runs = 0;
        Command bystander = command(3, "SELECT 1", bystander_runs);
        Group group{&bystander, &crossing};
        commit_group(*session, group, nobody);
        CHECK(crossing.failure == nullptr);
        CHECK(bystander.failure == nullptr);
        CHECK(swallowed == 1);
        CHECK(runs == 2);
        CHECK(bystander_runs == 2);
        CHECK(number(*other, "SELECT COUNT(*) FROM item WHERE name = 'theirs and ours' OR id = 3") == 2);
    }

    TEST_CASE("a refusal that rests on what others changed is judged again") {
        if (postgresql_url() == nullptr) {
            return;
        }
        Place const place("postgresql");
        auto const session = place.session();
        auto const other = place.open(options_of());
        run_all(*other, {create_item});
        // Each looks whether the other is there and goes in when not: only one may.
        int runs = 0;
        bool went_in = false;
        Command late{[&](Tx& tx) {
                         bool const empty = tx.run("SELECT COUNT(*) FROM item").at(0).integer(0) == 0;
                         if (++runs == 1) {
                             (void)other->write<int>([](Tx& theirs) -> Done {
                                 theirs.run("SELECT COUNT(*) FROM item");
                                 theirs.run("INSERT INTO item (id) VALUES (1)");
                                 return 0;
                             });
                         }
                         if (empty) {
                             tx.run("INSERT INTO item (id) VALUES (2)");
                         }
                         went_in = empty;
                         return empty ? Keep::yes : Keep::no;
                     },
                     nullptr};
        Group group{&late};
        commit_group(*session, group, nobody);
        CHECK(late.failure == nullptr);
        CHECK(runs == 2);
        CHECK_FALSE(went_in);
        CHECK(number(*other, "SELECT COUNT(*) FROM item") == 1);
    }

    TEST_CASE("a full queue says busy, and closing finishes what waits") {
        for (auto const& kind : engines({"file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto database = place.open(options_of(2, 1));
            run_all(*database, {create_item});
            Gate gate;
            std::vector<std::thread> threads;
            threads.emplace_back([&] {
                (void)database->write<int>([&](Tx& tx) -> Done {
                    gate.hold();
                    tx.run("INSERT INTO item (id) VALUES (1000)");
                    return 0;
                });
            });
            gate.wait_until_held();
            std::atomic<int> busy{0};
            std::atomic<int> kept{0};
            for (std::int64_t id = 1; id <= 5; ++id) {
                threads.emplace_back([&, id] {
                    try {
                        (void)database->write<int>([id](Tx& tx) -> Done {
                            tx.run("INSERT INTO item (id) VALUES ($1)", {id});
                            return 0;
                        });
                        ++kept;
                    } catch (Fault const& fault) {
                        CHECK(std::string(fault.what()).starts_with("busy"));
                        ++busy;
                    }
                });
            }
            while (busy < 3) {
                std::this_thread::yield();
            }
            std::thread closing([&] { database.reset(); });
            gate.open();
            closing.join();
            for (auto& thread : threads) {
                thread.join();
            }
            CHECK(busy == 3);
            CHECK(kept == 2);
            CHECK(number(*place.open(), "SELECT COUNT(*) FROM item") == 3);
            if (kind == "file") {
                CHECK_FALSE(std::filesystem::exists(place.path() + "-wal"));
            }
        }
    }

}  // TEST_SUITE

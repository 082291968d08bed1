#include "platform/db/db.hpp"

#include "platform/db/group.hpp"
#include "platform/db/migrate.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::db;
using namespace qiyue::db::testing;

TEST_SUITE("platform/db") {

    TEST_CASE("a command is kept, and undone when it refuses or throws") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item});
            add(*database, 1);
            auto const refused = database->write<int>([](Tx& tx) -> Done {
                tx.run("INSERT INTO item (id) VALUES (2)");
                return refusal();
            });
            CHECK(refused.refusal().findings().front().code == "test.refused");
            CHECK_THROWS_AS((void)database->write<int>([](Tx& tx) -> Done {
                tx.run("INSERT INTO item (id) VALUES (3)");
                throw Bug("mistake");
            }),
                            Bug);
            CHECK_THROWS_AS((void)database->write<int>([](Tx& tx) -> Done {
                tx.run("INSERT INTO item (id) VALUES (4)");
                tx.run("INSERT INTO item (id) VALUES (13)");
                return 0;
            }),
                            Fault);
            CHECK_THROWS_AS((void)database->write<int>([](Tx& tx) -> Done {
                tx.run("SELEC 1");
                return 0;
            }),
                            Fault);
            CHECK(number(*database, "SELECT SUM(id) FROM item") == 1);
            Result<void> const nothing = database->write<void>([](Tx&) { return Result<void>(); });
            CHECK(nothing.ok());
        }
    }

    TEST_CASE("integers, text and null come back as they went in") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {"CREATE TABLE sort (place BIGINT, number BIGINT, words TEXT)"});
            std::vector<std::vector<Cell>> const given = {
                {std::int64_t{1}, INT64_MIN, std::string("政府购买服务“契约”𠮷")},
                {std::int64_t{2}, INT64_MAX, std::string()},
                {std::int64_t{3}, Cell(), Cell()},
                {std::int64_t{4}, std::int64_t{0}, std::string("it's \"$1\" ; -- \\ \n%")},
            };
            auto const done = database->write<int>([&](Tx& tx) -> Done {
                for (auto const& row : given) {
                    auto const back = tx.run("INSERT INTO sort VALUES ($1, $2, $3) RETURNING number, words", row);
                    CHECK(tx.changes() == 1);
                    CHECK(back.size() == 1);
                }
                return 0;
            });
            CHECK(done.ok());
            Rows const rows = database->read<Rows>(
                [](Tx& tx) { return tx.run("SELECT place, number, words FROM sort ORDER BY place"); });
            REQUIRE(rows.size() == 4);
            CHECK(rows[0].integer(1) == INT64_MIN);
            CHECK(rows[0].text(2) == "政府购买服务“契约”𠮷");
            CHECK(rows[1].integer(1) == INT64_MAX);
            CHECK(rows[1].text(2).empty());
            CHECK(rows[2].null(1));
            CHECK(rows[2].null(2));
            CHECK(rows[2].integer_or(1, 7) == 7);
            CHECK(rows[2].text_or(2, "none") == "none");
            CHECK(rows[3].text(2) == "it's \"$1\" ; -- \\ \n%");
            CHECK_THROWS_AS(rows[0].text(1), Bug);
            CHECK_THROWS_AS(rows[2].integer(1), Bug);
            CHECK_THROWS_AS((void)database->write<int>([](Tx& tx) -> Done {
                tx.run("INSERT INTO sort (words) VALUES ($1)", {std::string("a\0b", 3)});
                return 0;
            }),
                            Fault);
        }
    }

    TEST_CASE("both engines understand the same questions") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {"CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, s TEXT)"});
            auto const done = database->write<int>([&](Tx& tx) -> Done {
                for (std::int64_t id = 1; id <= 3; ++id) {
                    tx.run("INSERT INTO t VALUES ($1, $1 * 10, $2)", {id, std::string("Abc")});
                }
                tx.run("INSERT INTO t VALUES ($2, $1, NULL) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
                       {std::int64_t{31}, std::int64_t{3}});
                CHECK(tx.changes() == 1);
                tx.run("INSERT INTO t VALUES (3, 0, NULL) ON CONFLICT (id) DO NOTHING");
                CHECK(tx.changes() == 0);
                tx.run("UPDATE t SET n = n + 1 WHERE id >= $1", {std::int64_t{2}});
                CHECK(tx.changes() == 2);
                tx.run("SELECT id FROM t");
                CHECK(tx.changes() == 0);
                tx.run("UPDATE t SET s = $1 WHERE id = $2", {Cell(), std::int64_t{2}});
                return 0;
            });
            CHECK(done.ok());
            CHECK(number(*database, "SELECT SUM(n) FROM t") == 63);
            CHECK(number(*database, "SELECT COUNT(*) FROM t WHERE s LIKE 'a%'") == 0);
            CHECK(number(*database, "SELECT id = 1 FROM t WHERE id = 1") == 1);
            CHECK(number(*database, "SELECT id = 2 FROM t WHERE id = 1") == 0);
            CHECK(number(*database, "SELECT COUNT(*) FROM t WHERE s IS NULL") == 1);
            CHECK(number(*database,
                         "WITH r AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id DESC) AS k FROM t) "
                         "SELECT k FROM r WHERE id = 1") == 3);
            CHECK_THROWS_AS(number(*database, "SELECT AVG(n) FROM t WHERE id < 3"), Fault);
            CHECK_THROWS_AS(number(*database, "SELECT SUM(n) + 9223372036854775807 FROM t"), Fault);
            CHECK_THROWS_AS(number(*database, "SELECT COUNT(*) FROM t WHERE s = \"Abc\""), Fault);
        }
    }

    TEST_CASE("a statement that a constraint forbids may be tried") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item, "CREATE TABLE part (item BIGINT NOT NULL REFERENCES item (id))"});
            auto const done = database->write<int>([](Tx& tx) -> Done {
                std::string_view const insert = "INSERT INTO item (id, name) VALUES ($1, $2)";
                CHECK(tx.try_run(insert, {std::int64_t{1}, std::string("a")}));
                CHECK(tx.changes() == 1);
                CHECK_FALSE(tx.try_run(insert, {std::int64_t{1}, std::string("b")}));
                CHECK(tx.changes() == 0);
                CHECK_FALSE(tx.try_run(insert, {std::int64_t{13}, Cell()}));
                CHECK_FALSE(tx.try_run("INSERT INTO part VALUES (99)"));
                CHECK(tx.try_run(insert, {std::int64_t{2}, std::string("c")}));
                // Several rows or none.
                CHECK_FALSE(tx.try_run("INSERT INTO item (id) VALUES (7), (8), (2)"));
                tx.run(insert, {std::int64_t{3}, Cell()});
                return 0;
            });
            CHECK(done.ok());
            CHECK(number(*database, "SELECT SUM(id) FROM item") == 6);
            // Only constraints may be tried.
            CHECK_THROWS_AS((void)database->write<int>(
                                [](Tx& tx) -> Done { return tx.try_run("INSERT INTO nowhere VALUES (1)") ? 1 : 0; }),
                            Fault);
        }
    }

    TEST_CASE("a command cannot pass over a failed statement") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item});
            CHECK_THROWS_AS((void)database->write<int>([](Tx& tx) -> Done {
                tx.run("INSERT INTO item (id) VALUES (1)");
                CHECK_THROWS_AS(tx.run("INSERT INTO item (id) VALUES (13)"), Fault);
                CHECK_THROWS_AS(tx.run("INSERT INTO item (id) VALUES (2)"), Fault);
                return 0;
            }),
                            Fault);
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 0);
            add(*database, 5);
        }
    }

    TEST_CASE("a trigger refuses") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            Migration const fixed{.module = "test",
                                  .number = 1,
                                  .name = "fixed",
                                  .sql = R"(
                CREATE TABLE fixed (id BIGINT PRIMARY KEY, n BIGINT);
                CREATE TRIGGER fixed_stays BEFORE UPDATE ON fixed BEGIN
                    SELECT RAISE(ABORT, 'rows of fixed stay; as they are');
                END;
                INSERT INTO fixed VALUES (1, 1);)",
                                  .sql_postgresql = R"(
                CREATE TABLE fixed (id BIGINT PRIMARY KEY, n BIGINT);
                CREATE FUNCTION fixed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'rows of fixed stay; as they are';
                END $$;
                CREATE TRIGGER fixed_stays BEFORE UPDATE ON fixed FOR EACH ROW EXECUTE FUNCTION fixed_stays();
                INSERT INTO fixed VALUES (1, 1);)"};
            CHECK(database->migrate({fixed}) == 1);
            std::string what;
            try {
                run_all(*database, {"UPDATE fixed SET n = 2"});
            } catch (Fault const& fault) {
                what = fault.what();
            }
            CHECK(what.find("rows of fixed stay; as they are") != std::string::npos);
            auto const tried =
                database->write<int>([](Tx& tx) -> Done { return tx.try_run("UPDATE fixed SET n = 2") ? 1 : 0; });
            CHECK(tried.value() == 0);
            CHECK(number(*database, "SELECT n FROM fixed") == 1);
        }
    }

    TEST_CASE("a read sees one snapshot and changes nothing") {
        for (auto const& kind : engines({"file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item});
            add(*database, 1);
            database->read<int>([&](Tx& tx) {
                CHECK(tx.run("SELECT COUNT(*) FROM item").at(0).integer(0) == 1);
                std::thread([&] { add(*database, 2); }).join();
                CHECK(tx.run("SELECT COUNT(*) FROM item").at(0).integer(0) == 1);
                return 0;
            });
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 2);
        }
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open(options_of());
            run_all(*database, {create_item});
            CHECK_THROWS_AS(database->read<int>([](Tx& tx) {
                tx.run("INSERT INTO item (id) VALUES (1)");
                return 0;
            }),
                            Fault);
            CHECK_THROWS_AS(database->read<int>([](Tx& tx) {
                tx.try_run("INSERT INTO item (id) VALUES (1)");
                return 0;
            }),
                            Fault);
            CHECK_THROWS_AS(database->read<int>([](Tx&) -> int { throw Bug("mistake"); }), Bug);
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 0);
        }
    }

    TEST_CASE("readers do not wait for the writer") {
        for (auto const& kind : engines({"file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            run_all(*database, {create_item});
            Gate gate;
            std::thread writer([&] {
                (void)database->write<int>([&](Tx& tx) -> Done {
                    tx.run("INSERT INTO item (id) VALUES (1)");
                    gate.hold();
                    return 0;
                });
            });
            gate.wait_until_held();
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 0);
            gate.open();
            writer.join();
            CHECK(number(*database, "SELECT COUNT(*) FROM item") == 1);
        }
    }

    TEST_CASE("a transaction inside a transaction is a bug") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            auto const write = [&](Tx&) -> Done {
                (void)database->write<int>([](Tx&) -> Done { return 0; });
                return 0;
            };
            auto const read = [&](Tx&) -> Done { return static_cast<int>(number(*database, "SELECT 1")); };
            CHECK_THROWS_AS((void)database->write<int>(write), Bug);
            CHECK_THROWS_AS((void)database->write<int>(read), Bug);
            CHECK_THROWS_AS(database->read<int>([&](Tx& tx) { return write(tx).value(); }), Bug);
            CHECK(number(*database, "SELECT 1") == 1);
        }
    }

    TEST_CASE("migrations are applied once, in order, and may not change") {
        for (auto const& kind : engines()) {
            CAPTURE(kind);
            Place const place(kind);
            auto const database = place.open();
            std::vector<Migration> migrations = {
                migration("b", 1, "first", "CREATE TABLE b (id BIGINT); CREATE INDEX bi ON b (id)"),
                migration("a", 1, "uses_b", "INSERT INTO b VALUES (1); INSERT INTO b VALUES (2);"),
            };
            CHECK(database->migrate(migrations) == 2);
            CHECK(database->migrate(migrations) == 0);
            migrations.push_back(migration("b", 2, "broken", "INSERT INTO b VALUES (3); INSERT INTO c VALUES (1)"));
            CHECK_THROWS_WITH_AS(database->migrate(migrations), doctest::Contains("b 2 broken"), Fault);
            CHECK(number(*database, "SELECT COUNT(*) FROM b") == 2);
            migrations.back().sql = "INSERT INTO b VALUES (3)";
            CHECK(database->migrate(migrations) == 1);
            CHECK(number(*database, "SELECT SUM(id) FROM b") == 6);
            migrations.front().sql += " ";
            CHECK_THROWS_WITH_AS(database->migrate(migrations), doctest::Contains("b 1 first"), Fault);
            migrations.front().number = 2;
            CHECK_THROWS_AS(database->migrate(migrations), Bug);
            run_all(*database, {create_item});
            add(*database, 1);
        }
        CHECK(checksum("") == "cbf29ce484222325");
        CHECK(checksum("a") == "af63dc4c8601ec8c");
    }

    TEST_CASE("several nodes count together on one database") {
        for (auto const& kind : engines({"file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            std::vector<std::unique_ptr<Database>> nodes(2);
            for (auto& node : nodes) {
                node = place.open(options_of());
            }
            std::vector<Migration> const migrations = {
                migration("count", 1, "counter",
                          "CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT); INSERT INTO counter VALUES (1, 0)")};
            std::atomic<int> applied{0};
            std::vector<std::thread> threads;
            threads.reserve(nodes.size());
            for (auto const& node : nodes) {
                threads.emplace_back([&] { applied += node->migrate(migrations); });
            }
            for (auto& thread : threads) {
                thread.join();
            }
            CHECK(applied == 1);
            threads.clear();
            std::atomic<int> counted{0};
            std::atomic<int> failed{0};
            for (int thread = 0; thread < 6; ++thread) {
                threads.emplace_back([&, thread] {
                    Database& node = *nodes[static_cast<std::size_t>(thread % 2)];
                    for (int turn = 0; turn < 30; ++turn) {
                        try {
                            (void)node.write<int>([](Tx& tx) -> Done {
                                // Read, think, write: lost updates would show.
                                auto const n = tx.run("SELECT n FROM counter WHERE id = 1").at(0).integer(0);
                                tx.run("UPDATE counter SET n = $1 WHERE id = 1", {n + 1});
                                return 0;
                            });
                            ++counted;
                        } catch (Fault const& fault) {
                            MESSAGE(fault.what());
                            ++failed;
                        }
                    }
                });
            }
            for (auto& thread : threads) {
                thread.join();
            }
            CHECK(failed == 0);
            CHECK(number(*nodes[0], "SELECT n FROM counter") == counted);
        }
    }

    TEST_CASE("a lost connection is opened anew") {
        if (postgresql_url() == nullptr) {
            return;
        }
        Place const place("postgresql");
        auto const database = place.open(options_of());
        auto const other = place.open(options_of());
        run_all(*database, {create_item});
        add(*database, 1);
        auto const pid = database->write<std::int64_t>(
            [](Tx& tx) -> Result<std::int64_t> { return tx.run("SELECT pg_backend_pid()").at(0).integer(0); });
        auto const ended = other->write<int>([&](Tx& tx) -> Done {
            tx.run("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", {pid.value()});
            return 0;
        });
        CHECK(ended.ok());
        add(*database, 2);
        int runs = 0;
        auto const cut = database->write<int>([&](Tx& tx) -> Done {
            tx.run("INSERT INTO item (id) VALUES (3)");
            if (++runs == 1) {
                CHECK_THROWS_AS(tx.run("SELECT pg_terminate_backend(pg_backend_pid())"), Fault);
            }
            return 0;
        });
        CHECK(cut.ok());
        CHECK(runs == 2);
        CHECK(number(*other, "SELECT SUM(id) FROM item") == 6);
    }

    TEST_CASE("an address that leads nowhere is a fault that keeps the password") {
        CHECK_THROWS_AS(db::open(address("mysql:secret")), Fault);
        CHECK_THROWS_AS(db::open(address("sqlite:")), Fault);
        CHECK_THROWS_AS(db::open(address("sqlite:/nowhere/at/all")), Fault);
        try {
            db::open(address("postgresql://someone:secret@127.0.0.1:1/nowhere"));
            FAIL("there is no such server");
        } catch (Fault const& fault) {
            CHECK(std::string(fault.what()).find("secret") == std::string::npos);
        }
    }

}  // TEST_SUITE

#include "platform/db/memory.hpp"

#include "platform/db/group.hpp"
#include "platform/db/session.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::db;
using namespace qiyue::db::testing;

namespace {

struct Names : Remembered<Names, std::int64_t, std::string> {};

// The name of an item as a store asks for it; `asked` counts how often the engine was.
std::string name_of(Tx& tx, std::int64_t id, int& asked) {
    return Names::of(tx).find(id, [&] {
        ++asked;
        return tx.run("SELECT name FROM item WHERE id = $1", {id}).at(0).text(0);
    });
}

}  // namespace

TEST_SUITE("platform/db") {

    TEST_CASE("what was read is remembered for the transaction, until it is written or undone") {
        for (auto const& kind : engines({"memory", "file", "postgresql"})) {
            CAPTURE(kind);
            Place const place(kind);
            auto const session = place.session();
            session->script(create_item + "; INSERT INTO item (id, name) VALUES (1, 'one'), (2, 'two')");
            int asked = 0;
            session->begin(Mode::writing);
            CHECK(name_of(*session, 1, asked) == "one");
            CHECK(name_of(*session, 1, asked) == "one");
            CHECK(asked == 1);
            // The row that is written is forgotten, the other is not.
            CHECK(name_of(*session, 2, asked) == "two");
            session->savepoint();
            session->run("UPDATE item SET name = 'uno' WHERE id = 1");
            Names::of(*session).forget(1);
            CHECK(name_of(*session, 1, asked) == "uno");
            CHECK(name_of(*session, 2, asked) == "two");
            CHECK(asked == 3);
            // What is undone was never read.
            session->undo_savepoint();
            CHECK(name_of(*session, 1, asked) == "one");
            CHECK(asked == 4);
            CHECK(session->commit() == Fate::sound);
            session->begin(Mode::reading);
            CHECK(name_of(*session, 1, asked) == "one");
            CHECK(asked == 5);
            session->rollback();
        }
    }

    TEST_CASE("a walk through everything does not fill the memory") {
        Place const place("memory");
        auto const session = place.session();
        session->begin(Mode::reading);
        auto& names = Names::of(*session);
        int asked = 0;
        for (std::int64_t id = 0; id < 2500; ++id) {
            names.find(id, [&] {
                ++asked;
                return std::string("name");
            });
        }
        names.find(0, [&] {
            ++asked;
            return std::string("name");
        });
        CHECK(asked == 2501);
        session->rollback();
    }

}  // TEST_SUITE

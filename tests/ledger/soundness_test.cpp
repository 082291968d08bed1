#include "support/house.hpp"

#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// What `qiyue verify ledger` says of a ledger that a hand at the database went into, with its guards taken off.
namespace qiyue::support {

namespace {

ledger::Soundness judged(House& house) {
    return house.world().database().read<ledger::Soundness>([](db::Tx& tx) { return ledger::soundness(tx); });
}

void by_hand(House& house, std::string const& statement) {
    auto const done = house.world().database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        for (auto const& row :
             tx.run("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger_%'")) {
            tx.run("DROP TRIGGER " + row.text(0));
        }
        tx.run(statement);
        return true;
    });
    REQUIRE(done.ok());
}

bool names(ledger::Soundness const& sound, std::string const& rule) {
    return std::ranges::any_of(sound.problems,
                               [&](auto const& problem) { return problem.find(rule) != std::string::npos; });
}

}  // namespace

TEST_CASE("ledger: a whole purchase leaves a sound ledger, and each kind of hand in it is found") {
    static auto const story = last_stage();
    {
        House house(story);
        auto const sound = judged(house);
        CHECK(sound.problems.empty());
        CHECK(sound.entries > 10);
    }
    struct Hand {
        std::string statement, rule;
    };
    for (
        auto const& [statement, rule] : std::vector<Hand>{
            {"UPDATE ledger_posting SET posted = posted + 1 WHERE side = 'credit' AND posted > 0 AND position = 1",
             "sum to zero"},
            {"UPDATE ledger_posting SET credits_posted = credits_posted + 1 WHERE position = 1",
             "follow from the posting before"},
            {"DELETE FROM ledger_posting WHERE account = (SELECT MAX(id) FROM ledger_account WHERE kind = 'paid')",
             "sum to zero"},
            {"INSERT INTO ledger_entry SELECT id + 1, kind, about, step, object, project, person, organisation, at FROM "
             "ledger_entry WHERE kind = 'posting' ORDER BY id DESC LIMIT 1",
             "belongs to an entry"},
            {"UPDATE ledger_entry SET kind = 'reversal' WHERE kind = 'reserved_posted'", "mirrors it"},
            {"UPDATE ledger_entry SET at = at + 1 WHERE id = (SELECT MAX(id) FROM ledger_entry)",
             "line in the journal"},
        }) {
        House house(story);
        by_hand(house, statement);
        CHECK_MESSAGE(names(judged(house), rule), statement);
    }
}

}  // namespace qiyue::support

#include "support/house.hpp"

#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// An auditor follows one fen from the treasury to the provider, and back.
namespace qiyue::support {

namespace {

std::vector<std::string> rooms(House& house, std::vector<ledger::Hop> const& way) {
    return house.world().database().read<std::vector<std::string>>([&](db::Tx& tx) {
        auto const all = ledger::all_accounts(tx);
        auto const room = [&](std::int64_t id) {
            return std::string(ledger::name_of(std::ranges::find(all, id, &ledger::Account::id)->key.kind));
        };
        std::vector<std::string> names{room(way.front().from)};
        for (auto const& hop : way) {
            names.push_back(room(hop.to));
        }
        return names;
    });
}

Result<std::vector<ledger::Hop>> traced(House& house, std::int64_t entry, std::int64_t fen) {
    return house.world().database().read<Result<std::vector<ledger::Hop>>>(
        [&](db::Tx& tx) { return ledger::trace(tx, entry, fen); });
}

}  // namespace

TEST_CASE("ledger: the last fen that was paid came from the treasury through the budget line") {
    House house(last_stage());
    ledger::Line last;
    house.world().database().read<bool>([&](db::Tx& tx) {
        for (auto const& account : ledger::all_accounts(tx)) {
            if (account.key.kind == ledger::Kind::paid) {
                last = ledger::statement(tx, account.id).back();
            }
        }
        return true;
    });
    REQUIRE(last.posted > Money());
    for (auto const fen : {std::int64_t{1}, last.posted.in_fen()}) {
        auto const way = traced(house, last.entry, fen);
        REQUIRE(way.ok());
        CHECK(rooms(house, way.value()) ==
              std::vector<std::string>{"treasury", "budget_line", "released", "commitment", "contract", "paid"});
        CHECK(way.value().back().asked);
    }
    // The same way, asked from its beginning: the first fen that the treasury gave lies where it was paid.
    auto const way = traced(house, last.entry, 1).value();
    auto const& first = way.front();
    auto const again = traced(house, first.entry, 1).value();
    CHECK(again.front().entry == first.entry);
    CHECK(again.front().asked);
    CHECK(again.size() == way.size());

    CHECK(traced(house, last.entry, last.posted.in_fen() + 1).refusal().findings().front().code ==
          "ledger.no_such_fen");
    CHECK(traced(house, 1, 1).refusal().reason() == Reason::not_found);
}

}  // namespace qiyue::support

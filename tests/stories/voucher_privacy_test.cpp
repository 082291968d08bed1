#include "support/house.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

// Who is on a register: a name stands in the register alone, an identity number nowhere, whatever was written by then: steps,
// refusals, journal, notices, search.
namespace qiyue {

namespace {

std::vector<std::string> texts(db::Tx& tx, std::string const& query) {
    std::vector<std::string> all;
    for (auto const& row : tx.run(query)) {
        all.push_back(row.text(0));
    }
    return all;
}

// The tables in which a column holds the text somewhere.
std::set<std::string> tables_with(support::House& house, std::string const& wanted) {
    return house.world().database().read<std::set<std::string>>([&](db::Tx& tx) {
        std::set<std::string> found;
        for (auto const& table : texts(tx, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
            for (auto const& column : texts(tx, "SELECT name FROM pragma_table_info('" + table + "')")) {
                auto const rows = tx.run("SELECT COUNT(*) FROM \"" + table + "\" WHERE INSTR(CAST(\"" + column +
                                             "\" AS TEXT), $1) > 0",
                                         {wanted});
                if (rows.front().integer(0) > 0) {
                    found.insert(table);
                }
            }
        }
        return found;
    });
}

}  // namespace

TEST_CASE("stories/vouchers a name stands in the register alone, an identity number and a short code nowhere") {
    support::House house("chengdu/voucher/40_redeemed");
    CHECK(tables_with(house, "李老例") == std::set<std::string>{"voucher_person"});
    CHECK(tables_with(house, "老例一") == std::set<std::string>{"voucher_person"});
    CHECK(tables_with(house, "990101194802030025").empty());
    CHECK(tables_with(house, "990101195001010010").empty());
    // Something is found where it does stand.
    CHECK(tables_with(house, "锦江国库(演示)0401").contains("voucher_claim"));
    for (auto const& object : house.objects("voucher")) {
        auto const seen = house.world().database().read<std::string>([&](db::Tx& tx) {
            auto const page =
                house.world().engine().page(tx, object, house.world().context(house.caller("documenter")));
            return page["body"]["code"].text_or({});
        });
        CHECK((seen.empty() || tables_with(house, seen).empty()));
    }
}

}  // namespace qiyue

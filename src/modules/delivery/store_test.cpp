#include "modules/delivery/store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

// The follow-up's papers and account on each engine.
namespace qiyue::delivery {

namespace {

constexpr std::int64_t contract_id = 9, one = 1, other = 2, provider_id = 5;

Entry entry_of(std::int64_t id, std::int64_t delivery, bool split) {
    return {.id = id,
            .delivery = delivery,
            .provider = provider_id,
            .cost = "labour",
            .amount = Money::fen(1),
            .day = Day(2026, 3, 1),
            .voucher = "记-1",
            .split = split,
            .body = Value::object().set("over", true)};
}

}  // namespace

TEST_CASE("delivery/store papers and entries come back as they were kept, on each engine") {
    for (auto const& kind : db::testing::engines()) {
        CAPTURE(kind);
        db::testing::Place const place(kind);
        auto const database = place.open(db::testing::options_of());
        database->migrate(migrations());
        auto const done = database->write<int>([](db::Tx& tx) -> Result<int> {
            store::insert(tx, Paper{.id = one, .delivery = one, .contract = contract_id, .kind = "delivery"});
            store::insert(tx, Paper{.id = other, .delivery = other, .contract = contract_id + 1, .kind = "delivery"});
            store::insert(tx, Paper{.id = 3, .delivery = one, .contract = contract_id, .kind = "check"});
            store::update(tx, 3, Value::object().set("facts", "走访"));
            store::insert(tx, entry_of(10, one, false));
            store::insert(tx, entry_of(11, other, true));
            return 0;
        });
        REQUIRE(done.ok());
        database->read<int>([](db::Tx& tx) {
            CHECK(store::of_contract(tx, contract_id)->id == one);
            CHECK_FALSE(store::of_contract(tx, contract_id + 2).has_value());
            CHECK(store::papers(tx, one, "check").front().body["facts"] == Value("走访"));
            CHECK(store::papers(tx, other, "check").empty());
            CHECK(store::all_of_kind(tx, "delivery").size() == 2);
            auto const elsewhere = store::of_voucher(tx, provider_id, "记-1", one);
            REQUIRE(elsewhere.size() == 1);
            CHECK(elsewhere.front().split);
            auto const kept = store::entries(tx, one).front();
            CHECK(kept.amount == Money::fen(1));
            CHECK(kept.day == Day(2026, 3, 1));
            CHECK_FALSE(kept.income);
            CHECK(kept.body["over"] == Value(true));
            return 0;
        });
    }
}

}  // namespace qiyue::delivery

#include "modules/voucher/store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <thread>

// A voucher presented at many providers in the same millisecond, and one claimed by many hands: on each engine, through one
// server and through two.
namespace qiyue::voucher {

namespace {

constexpr std::int64_t programme_id = 1, person_id = 2, voucher_id = 3, first_use = 100, first_claim = 1'000;

using Taking = std::function<bool(db::Tx&, std::int64_t)>;

void prepare(db::Database& database) {
    database.migrate(migrations());
    REQUIRE(database
                .write<int>([](db::Tx& tx) -> Result<int> {
                    store::insert(tx, Programme{.id = programme_id, .project = 1, .year = 2026});
                    store::insert(tx,
                                  Person{.id = person_id,
                                         .programme = programme_id,
                                         .number = 1,
                                         .name = "例一",
                                         .person_digest = "p",
                                         .tail_digest = "t",
                                         .meets = true,
                                         .proof = "例"});
                    return store::insert(tx,
                                         Voucher{.id = voucher_id,
                                                 .programme = programme_id,
                                                 .person = person_id,
                                                 .serial = "000000000001",
                                                 .code_digest = "c",
                                                 .units = 1,
                                                 .value = Money::yuan(1),
                                                 .returned = {},
                                                 .expires = Day(2026, 12, 31)})
                        ? 0
                        : 1;
                })
                .value() == 0);
}

Use use_of(std::int64_t id) {
    return {.id = id,
            .voucher = voucher_id,
            .programme = programme_id,
            .provider = id,
            .units = 1,
            .unit_price = Money::yuan(1),
            .presented = Instant::at(Day(2026, 6, 1), 9),
            .confirmed = {}};
}

// How many of a crowd got it.
int winners(std::vector<std::unique_ptr<db::Database>> const& nodes, std::int64_t first, Taking const& taking) {
    constexpr int crowd = 12;
    std::atomic<int> won{0}, waiting{crowd};
    std::vector<std::thread> threads;
    for (int one = 0; one < crowd; ++one) {
        threads.emplace_back([&, one] {
            --waiting;
            while (waiting > 0) {
                std::this_thread::yield();
            }
            auto& node = *nodes[static_cast<std::size_t>(one) % nodes.size()];
            won +=
                node.write<bool>([&](db::Tx& tx) -> Result<bool> { return taking(tx, first + one); }).value() ? 1 : 0;
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    return won;
}

bool present(db::Tx& tx, std::int64_t id) {
    if (!store::take(tx, voucher_id, id)) {
        return false;
    }
    store::insert(tx, use_of(id));
    return true;
}

}  // namespace

TEST_CASE("a voucher is taken once and claimed once, however many ask at the same instant") {
    for (auto const& kind : db::testing::engines({"file", "postgresql"})) {
        for (std::size_t servers = 1; servers <= 2; ++servers) {
            CAPTURE(kind);
            CAPTURE(servers);
            db::testing::Place const place(kind);
            std::vector<std::unique_ptr<db::Database>> nodes(servers);
            for (auto& node : nodes) {
                node = place.open(db::testing::options_of());
            }
            prepare(*nodes[0]);
            CHECK(winners(nodes, first_use, present) == 1);
            auto const voucher = nodes[0]->read<Voucher>([](db::Tx& tx) { return *store::voucher(tx, voucher_id); });
            auto const use =
                nodes[0]->read<std::optional<Use>>([&](db::Tx& tx) { return store::use(tx, voucher.taken); });
            REQUIRE(use.has_value());

            auto const redeem = [&](db::Tx& tx, std::int64_t claim) { return store::redeem(tx, use->id, claim); };
            CHECK(winners(nodes, first_claim, redeem) == 0);  // its holder has not confirmed it
            auto confirmed = *use;
            confirmed.confirmed = Instant::at(Day(2026, 6, 1), 10);
            REQUIRE(nodes[0]
                        ->write<int>([&](db::Tx& tx) -> Result<int> {
                            store::update(tx, confirmed);
                            return 0;
                        })
                        .ok());
            CHECK(winners(nodes, first_claim, redeem) == 1);
        }
    }
}

TEST_CASE("no two vouchers have one serial or one code") {
    for (auto const& kind : db::testing::engines()) {
        CAPTURE(kind);
        db::testing::Place const place(kind);
        auto const database = place.open(db::testing::options_of());
        prepare(*database);
        auto const kept = [&](std::int64_t id, std::string const& serial, std::string const& code) {
            return database
                ->write<bool>([&](db::Tx& tx) -> Result<bool> {
                    auto copy = *store::voucher(tx, voucher_id);
                    copy.id = id;
                    copy.serial = serial;
                    copy.code_digest = code;
                    return store::insert(tx, copy);
                })
                .value();
        };
        CHECK_FALSE(kept(voucher_id + 1, "000000000001", "d"));
        CHECK_FALSE(kept(voucher_id + 1, "000000000002", "c"));
        CHECK(kept(voucher_id + 1, "000000000002", "d"));
    }
}

}  // namespace qiyue::voucher

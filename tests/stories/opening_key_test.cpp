#include "modules/sealing/api.hpp"
#include "modules/tender/api.hpp"
#include "support/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// What the database holds of the opening key's shares once a story has ended.
namespace qiyue::sealing {

namespace {

OpeningKey key_after(std::string const& story, std::int64_t round = tender::bids_round) {
    support::House house(story);
    auto const purchase = house.objects("tender").at(0).id;
    return house.world().database().read<OpeningKey>([&](db::Tx& tx) {
        auto kept = opening_key(tx, {purchase, round});
        REQUIRE(kept.has_value());
        return *kept;
    });
}

bool holds_share(OpeningKey const& key) {
    return std::ranges::any_of(key.holders, [](Holder const& one) { return !one.share.empty(); });
}

}  // namespace

TEST_CASE("opening key: shares that were given are gone after the opening, what was published stays") {
    auto const key = key_after("chengdu/bidding/opened_by_shares");
    CHECK(key.given() == 3);
    CHECK(key.opened_at.has_value());
    CHECK_FALSE(holds_share(key));
    CHECK(std::ranges::none_of(key.holders, [](Holder const& one) { return one.digest.empty(); }));
}

TEST_CASE("opening key: the final quotes have a key and shares of their own, and they are gone as well") {
    auto const first = key_after("chengdu/methods/consultation@quotes_opened");
    auto const second = key_after("chengdu/methods/consultation@quotes_opened", tender::quotes_round);
    CHECK(first.public_key != second.public_key);
    CHECK(second.threshold == first.threshold);
    CHECK(second.given() == 2);
    CHECK(second.opened_at.value() > first.opened_at.value());
    CHECK_FALSE(holds_share(first));
    CHECK_FALSE(holds_share(second));
    for (std::size_t at = 0; at < first.holders.size(); ++at) {
        CHECK(first.holders[at].share_key == second.holders[at].share_key);
        CHECK(first.holders[at].digest != second.holders[at].digest);
    }
}

TEST_CASE("opening key: shares are gone too when the purchase ends unopened") {
    auto const key = key_after("chengdu/other/flawed_split");
    CHECK(key.given() == 2);
    CHECK_FALSE(key.opened_at.has_value());
    CHECK_FALSE(holds_share(key));
}

TEST_CASE("opening key: shares lie there between their giving and the opening") {
    auto const key = key_after("chengdu/bidding/one_share_missing");
    CHECK(key.given() == 1);
    CHECK(holds_share(key));
}

}  // namespace qiyue::sealing

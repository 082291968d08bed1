#include "modules/tender/store_key.hpp"
#include "support/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// What the database holds of the opening key's shares once a story has ended.
namespace qiyue::tender {

namespace {

OpeningKey key_after(std::string const& story) {
    support::House house(story);
    auto const tender = house.objects("tender").at(0).id;
    return house.world().database().read<OpeningKey>([&](db::Tx& tx) {
        auto kept = store::opening_key(tx, tender);
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

}  // namespace qiyue::tender

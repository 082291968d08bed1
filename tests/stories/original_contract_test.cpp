// What tender asks of a contract that a purchase wants to add to: who keeps contracts answers.
#include "support/house.hpp"

#include "modules/tender/api.hpp"

#include <doctest/doctest.h>

namespace qiyue {

namespace {

tender::OriginalContract asked(support::House& house, std::int64_t contract, std::vector<std::int64_t> additions) {
    Context context;
    context.now = house.clock().now();
    auto const answer = std::make_shared<tender::OriginalContract>();
    house.world().database().read<bool>([&](db::Tx& tx) {
        auto& bus = house.world().engine().ports().bus;
        return bus
            .raise(tx, context,
                   tender::OriginalAsked{.contract = contract, .additions = std::move(additions), .answer = answer})
            .ok();
    });
    return *answer;
}

}  // namespace

TEST_CASE("original contract: its price, its provider, and what an earlier addition was agreed for") {
    support::House house("chengdu/stages/60_contract");
    auto const contract = house.objects("contract").front();
    auto const purchase = house.objects("tender").front().id;
    auto const told = asked(house, contract.id, {purchase, contract.id});
    CHECK(told.in_force);
    CHECK(told.buyer == contract.owner);
    CHECK(told.provider == contract.party);
    CHECK(told.price == Money::yuan(1'760'000));
    // The stage's own purchase stands for one that added before; what is no purchase was agreed for nothing.
    CHECK(told.agreed.size() == 1);
    CHECK(told.agreed.at(purchase) == Money::yuan(1'760'000));
}

TEST_CASE("original contract: what is no contract is not in force") {
    support::House house("chengdu/stages/40_tender");
    CHECK_FALSE(asked(house, house.objects("tender").front().id, {}).in_force);
}

}  // namespace qiyue

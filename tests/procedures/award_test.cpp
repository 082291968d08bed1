#include "app/desk.hpp"
#include "support/house.hpp"

#include <doctest/doctest.h>

// Who stands beside an award: every contract of the buyer with a result, also one under which nothing was asked for yet.
namespace qiyue {

namespace {

constexpr char const* copy_object = R"sql(
INSERT INTO workflow_object (id, kind, state, project, parent, owner, party, region, title, revision, place, pinned, created, changed)
SELECT $1, kind, state, project, CASE WHEN kind = 'assessment' THEN $3 ELSE parent END, owner, party, region, title, revision,
    place, pinned, created, changed
FROM workflow_object WHERE id = $2)sql";

constexpr char const* copy_contract = R"sql(
INSERT INTO contract_contract (id, project, tender, provider, previous, ordinal, year, number, award_price, procurement,
    public_service, continuing, yearly, series_from, series_to, need_digest, bands, draft, body, text_digest, account)
SELECT $1, project, tender, provider, previous, ordinal, year, number, award_price, procurement,
    public_service, continuing, yearly, series_from, series_to, need_digest, bands, draft, body, text_digest, account
FROM contract_contract WHERE id = $2)sql";

constexpr char const* copy_assessment = R"sql(
INSERT INTO performance_assessment (id, contract, instalment, annual, third_party, score, body)
SELECT $1, $3, instalment, annual, third_party, score, body FROM performance_assessment WHERE id = $2)sql";

// The contract once more, with its result.
void double_contract(support::House& house, std::int64_t contract, std::int64_t assessment) {
    house.world()
        .database()
        .write<void>([&](db::Tx& tx) -> Result<void> {
            auto const other = house.world().ports().ids.next(), round = house.world().ports().ids.next();
            tx.run(copy_object, {other, contract, std::int64_t{0}});
            tx.run(copy_contract, {other, contract});
            tx.run(copy_object, {round, assessment, other});
            tx.run(copy_assessment, {round, assessment, other});
            return {};
        })
        .value();
}

}  // namespace

TEST_CASE("procedures/award a contract that was assessed and never paid stands among the candidates") {
    support::House house("dongguan/payment/awards");
    auto const contract = house.objects("contract").front().id;
    double_contract(house, contract, house.objects("assessment").front().id);
    app::Asked asked;
    asked.operation = house.world().operation("grant.propose");
    asked.caller = house.caller("payer");
    asked.body = Value::object()
                     .set("contract", contract)
                     .set("sort", "award")
                     .set("matter", "优秀服务品牌(演示)")
                     .set("year", 2025)
                     .set("ground", "年度业绩(演示)。")
                     .set("amount", 100);
    auto const answer = app::run(house.world(), asked);
    REQUIRE(answer.ok());
    app::Asked read;
    read.operation = house.world().operation("grant.read");
    read.caller = house.caller("head");
    read.path["id"] = std::to_string(answer.value()["id"].integer());
    auto const page = app::run(house.world(), read);
    REQUIRE(page.ok());
    CHECK(page.value()["body"]["candidates"].size() == 2);
}

}  // namespace qiyue

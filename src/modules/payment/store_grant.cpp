#include "modules/payment/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::payment::store {

namespace {

constexpr char const* insert_grant = R"sql(
INSERT INTO payment_grant (id, contract, provider, budget_year, amount, reservation, stage, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr char const* update_grant = "UPDATE payment_grant SET reservation = $2, stage = $3, body = $4 WHERE id = $1";

constexpr char const* select_grant = R"sql(
SELECT id, contract, provider, budget_year, amount, reservation, stage, body FROM payment_grant WHERE id = $1)sql";

constexpr char const* select_of_contract = R"sql(
SELECT id, contract, provider, budget_year, amount, reservation, stage, body
FROM payment_grant WHERE contract = $1 ORDER BY id)sql";

constexpr char const* select_of_provider = R"sql(
SELECT id, contract, provider, budget_year, amount, reservation, stage, body
FROM payment_grant WHERE provider = $1 AND budget_year = $2 ORDER BY id)sql";

Grant grant_of(db::Row const& row) {
    return {.id = row.integer(0),
            .contract = row.integer(1),
            .provider = row.integer(2),
            .year = static_cast<int>(row.integer(3)),
            .amount = Money::fen(row.integer(4)),
            .reservation = row.integer(5),
            .stage = row.text(6),
            .body = json::parse(row.text(7)).value()};
}

}  // namespace

void insert(db::Tx& tx, Grant const& g) {
    tx.run(insert_grant,
           {g.id, g.contract, g.provider, std::int64_t{g.year}, g.amount.in_fen(), g.reservation, g.stage,
            json::write(g.body)});
}

void update(db::Tx& tx, Grant const& g) {
    tx.run(update_grant, {g.id, g.reservation, g.stage, json::write(g.body)});
}

std::optional<Grant> grant(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_grant, {id}), grant_of);
}

std::vector<Grant> grants_of_contract(db::Tx& tx, std::int64_t contract) {
    return db::all(tx.run(select_of_contract, {contract}), grant_of);
}

std::vector<Grant> grants_of_provider(db::Tx& tx, std::int64_t provider, int year) {
    return db::all(tx.run(select_of_provider, {provider, std::int64_t{year}}), grant_of);
}

}  // namespace qiyue::payment::store

#include "modules/bond/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::bond::store {

namespace {

constexpr char const* insert_row =
    "INSERT INTO bond_performance (id, contract, provider, amount, body) VALUES ($1, $2, $3, $4, $5)";
constexpr char const* update_row = "UPDATE bond_performance SET body = $2 WHERE id = $1";
constexpr char const* select_one = "SELECT id, contract, provider, amount, body FROM bond_performance WHERE id = $1";
constexpr char const* select_of_contract =
    "SELECT id, contract, provider, amount, body FROM bond_performance WHERE contract = $1";

std::optional<PerformanceBond> one(db::Tx& tx, char const* query, std::int64_t key) {
    auto const rows = tx.run(query, {key});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return PerformanceBond{.id = row.integer(0),
                           .contract = row.integer(1),
                           .provider = row.integer(2),
                           .amount = Money::fen(row.integer(3)),
                           .body = json::parse(row.text(4)).value()};
}

}  // namespace

bool insert(db::Tx& tx, PerformanceBond const& bond) {
    return tx.try_run(insert_row,
                      {bond.id, bond.contract, bond.provider, bond.amount.in_fen(), json::write(bond.body)});
}

void update(db::Tx& tx, PerformanceBond const& bond) {
    tx.run(update_row, {bond.id, json::write(bond.body)});
}

std::optional<PerformanceBond> performance(db::Tx& tx, std::int64_t id) {
    return one(tx, select_one, id);
}

std::optional<PerformanceBond> of_contract(db::Tx& tx, std::int64_t contract) {
    return one(tx, select_of_contract, contract);
}

}  // namespace qiyue::bond::store

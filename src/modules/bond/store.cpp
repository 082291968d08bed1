#include "modules/bond/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::bond::store {

namespace {

constexpr char const* insert_bond =
    "INSERT INTO bond_bond (id, bid, tender, provider, amount, body) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr char const* update_bond = "UPDATE bond_bond SET amount = $2, body = $3 WHERE id = $1";
constexpr char const* select_bond = "SELECT id, bid, tender, provider, amount, body FROM bond_bond WHERE id = $1";
constexpr char const* select_of_bid = "SELECT id, bid, tender, provider, amount, body FROM bond_bond WHERE bid = $1";
constexpr char const* select_of_tender =
    "SELECT id, bid, tender, provider, amount, body FROM bond_bond WHERE tender = $1 ORDER BY id";

Bond read(db::Row const& row) {
    return {.id = row.integer(0),
            .bid = row.integer(1),
            .tender = row.integer(2),
            .provider = row.integer(3),
            .amount = Money::fen(row.integer(4)),
            .body = json::parse(row.text(5)).value()};
}

std::optional<Bond> one(db::Tx& tx, char const* query, std::int64_t key) {
    auto const rows = tx.run(query, {key});
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

}  // namespace

bool insert(db::Tx& tx, Bond const& bond) {
    return tx.try_run(insert_bond,
                      {bond.id, bond.bid, bond.tender, bond.provider, bond.amount.in_fen(), json::write(bond.body)});
}

void update(db::Tx& tx, Bond const& bond) {
    tx.run(update_bond, {bond.id, bond.amount.in_fen(), json::write(bond.body)});
}

std::optional<Bond> find(db::Tx& tx, std::int64_t id) {
    return one(tx, select_bond, id);
}

std::optional<Bond> of_bid(db::Tx& tx, std::int64_t bid) {
    return one(tx, select_of_bid, bid);
}

std::vector<Bond> of_tender(db::Tx& tx, std::int64_t tender) {
    std::vector<Bond> all;
    for (auto const& row : tx.run(select_of_tender, {tender})) {
        all.push_back(read(row));
    }
    return all;
}

}  // namespace qiyue::bond::store

#include "modules/payment/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::payment::store {

namespace {

constexpr char const* insert_payee = "INSERT INTO payment_payee (id, contract, stage, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_payee = "UPDATE payment_payee SET stage = $2, body = $3 WHERE id = $1";

constexpr char const* select_payee = "SELECT id, contract, stage, body FROM payment_payee WHERE id = $1";

constexpr char const* select_in_force =
    "SELECT id, contract, stage, body FROM payment_payee WHERE contract = $1 AND stage = 'in_force'";

constexpr char const* select_all_in_force =
    "SELECT id, contract, stage, body FROM payment_payee WHERE stage = 'in_force' ORDER BY id DESC";

Payee read(db::Row const& row) {
    return {.id = row.integer(0),
            .contract = row.integer(1),
            .stage = row.text(2),
            .body = json::parse(row.text(3)).value()};
}

}  // namespace

std::string Payee::account() const {
    return body["bank"].text_or({}) + " " + body["number"].text_or({});
}

void insert(db::Tx& tx, Payee const& p) {
    tx.run(insert_payee, {p.id, p.contract, p.stage, json::write(p.body)});
}

void update(db::Tx& tx, Payee const& p) {
    tx.run(update_payee, {p.id, p.stage, json::write(p.body)});
}

std::optional<Payee> payee(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_payee, {id}), read);
}

std::optional<Payee> payee_in_force(db::Tx& tx, std::int64_t contract) {
    return db::first(tx.run(select_in_force, {contract}), read);
}

std::vector<Payee> payees_in_force(db::Tx& tx) {
    return db::all(tx.run(select_all_in_force, {}), read);
}

}  // namespace qiyue::payment::store

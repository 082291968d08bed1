#include "modules/funding/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::funding::store {

namespace {

constexpr char const* insert_row =
    "INSERT INTO funding_disbursement (id, contract, instalment, amount, stage, body) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr char const* update_row = "UPDATE funding_disbursement SET stage = $2, body = $3 WHERE id = $1";
constexpr char const* select_row =
    "SELECT id, contract, instalment, amount, stage, body FROM funding_disbursement WHERE id = $1";
constexpr char const* select_of_contract =
    "SELECT id, contract, instalment, amount, stage, body FROM funding_disbursement WHERE contract = $1 ORDER BY id";

constexpr char const* insert_due = R"sql(
INSERT INTO funding_due (contract, instalment, buyer, amount, due) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (contract, instalment) DO NOTHING)sql";
constexpr char const* select_due =
    "SELECT contract, instalment, buyer, amount, due FROM funding_due WHERE due <= $1 ORDER BY buyer, due, contract";

Disbursement disbursement_of(db::Row const& row) {
    return {.id = row.integer(0),
            .contract = row.integer(1),
            .instalment = static_cast<int>(row.integer(2)),
            .amount = Money::fen(row.integer(3)),
            .stage = row.text(4),
            .body = json::parse(row.text(5)).value()};
}

}  // namespace

void insert(db::Tx& tx, Disbursement const& made) {
    tx.run(insert_row,
           {made.id, made.contract, std::int64_t{made.instalment}, made.amount.in_fen(), made.stage,
            json::write(made.body)});
}

void update(db::Tx& tx, Disbursement const& made) {
    tx.run(update_row, {made.id, made.stage, json::write(made.body)});
}

std::optional<Disbursement> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_row, {id}), disbursement_of);
}

std::vector<Disbursement> of_contract(db::Tx& tx, std::int64_t contract) {
    return db::all(tx.run(select_of_contract, {contract}), disbursement_of);
}

void note(db::Tx& tx, Owed const& owed) {
    tx.run(insert_due,
           {owed.contract, std::int64_t{owed.instalment}, owed.buyer, owed.amount.in_fen(), owed.due.iso()});
}

std::vector<Owed> owed_by(db::Tx& tx, Day last) {
    return db::all(tx.run(select_due, {last.iso()}), [](db::Row const& row) {
        return Owed{.contract = row.integer(0),
                    .instalment = static_cast<int>(row.integer(1)),
                    .buyer = row.integer(2),
                    .amount = Money::fen(row.integer(3)),
                    .due = Day::parse(row.text(4)).value()};
    });
}

}  // namespace qiyue::funding::store

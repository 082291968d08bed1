#include "modules/delivery/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::delivery::store {

namespace {

constexpr char const* insert_paper =
    "INSERT INTO delivery_paper (id, delivery, contract, kind, body) VALUES ($1, $2, $3, $4, $5)";
constexpr char const* update_paper = "UPDATE delivery_paper SET body = $2 WHERE id = $1";
constexpr char const* select_paper = "SELECT id, delivery, contract, kind, body FROM delivery_paper WHERE id = $1";
constexpr char const* select_of_contract =
    "SELECT id, delivery, contract, kind, body FROM delivery_paper WHERE contract = $1 AND kind = 'delivery'";
constexpr char const* select_papers = R"sql(
SELECT id, delivery, contract, kind, body FROM delivery_paper WHERE delivery = $1 AND kind = $2 ORDER BY id)sql";
constexpr char const* select_of_kind =
    "SELECT id, delivery, contract, kind, body FROM delivery_paper WHERE kind = $1 ORDER BY id";

constexpr char const* insert_entry = R"sql(
INSERT INTO delivery_entry (id, delivery, provider, income, cost, amount, day, voucher, split, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";
constexpr char const* update_entry = "UPDATE delivery_entry SET body = $2 WHERE id = $1";
constexpr char const* select_entries = R"sql(
SELECT id, delivery, provider, income, cost, amount, day, voucher, split, body
FROM delivery_entry WHERE delivery = $1 ORDER BY id)sql";
constexpr char const* select_of_voucher = R"sql(
SELECT id, delivery, provider, income, cost, amount, day, voucher, split, body
FROM delivery_entry WHERE provider = $1 AND voucher = $2 AND delivery <> $3 ORDER BY id)sql";

Paper paper_of(db::Row const& row) {
    return {.id = row.integer(0),
            .delivery = row.integer(1),
            .contract = row.integer(2),
            .kind = row.text(3),
            .body = json::parse(row.text(4)).value()};
}

Entry entry_of(db::Row const& row) {
    return {.id = row.integer(0),
            .delivery = row.integer(1),
            .provider = row.integer(2),
            .income = row.integer(3) != 0,
            .cost = row.text(4),
            .amount = Money::fen(row.integer(5)),
            .day = Day::parse(row.text(6)).value(),
            .voucher = row.text(7),
            .split = row.integer(8) != 0,
            .body = json::parse(row.text(9)).value()};
}

}  // namespace

void insert(db::Tx& tx, Paper const& p) {
    tx.run(insert_paper, {p.id, p.delivery, p.contract, p.kind, json::write(p.body)});
}

void update(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_paper, {id, json::write(body)});
}

std::optional<Paper> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_paper, {id}), paper_of);
}

std::optional<Paper> of_contract(db::Tx& tx, std::int64_t contract) {
    return db::first(tx.run(select_of_contract, {contract}), paper_of);
}

std::vector<Paper> papers(db::Tx& tx, std::int64_t delivery, std::string const& kind) {
    return db::all(tx.run(select_papers, {delivery, kind}), paper_of);
}

std::vector<Paper> all_of_kind(db::Tx& tx, std::string const& kind) {
    return db::all(tx.run(select_of_kind, {kind}), paper_of);
}

void insert(db::Tx& tx, Entry const& e) {
    tx.run(insert_entry,
           {e.id, e.delivery, e.provider, std::int64_t{e.income}, e.cost, e.amount.in_fen(), e.day.iso(), e.voucher,
            std::int64_t{e.split}, json::write(e.body)});
}

void update(db::Tx& tx, Entry const& e) {
    tx.run(update_entry, {e.id, json::write(e.body)});
}

std::vector<Entry> entries(db::Tx& tx, std::int64_t delivery) {
    return db::all(tx.run(select_entries, {delivery}), entry_of);
}

std::vector<Entry> of_voucher(db::Tx& tx, std::int64_t provider, std::string const& voucher, std::int64_t delivery) {
    return db::all(tx.run(select_of_voucher, {provider, voucher, delivery}), entry_of);
}

}  // namespace qiyue::delivery::store

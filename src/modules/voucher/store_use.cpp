#include "modules/voucher/store.hpp"

#include "platform/db/cells.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

// What vouchers were used for, and the claims that redeem them.
namespace qiyue::voucher::store {

namespace {

constexpr char const* insert_use = R"sql(
INSERT INTO voucher_use (id, voucher, programme, provider, units, unit_price, presented, confirmed, claim, body, record)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10))sql";
constexpr char const* update_use = "UPDATE voucher_use SET confirmed = $2, body = $3 WHERE id = $1";
constexpr char const* select_use = R"sql(
SELECT id, voucher, programme, provider, units, unit_price, presented, confirmed, claim, body
FROM voucher_use WHERE id = $1)sql";
constexpr char const* select_presented = R"sql(
SELECT 1 FROM voucher_use WHERE programme = $1 AND provider = $2 AND presented >= $3 AND voucher <> $4 LIMIT 1)sql";
constexpr char const* select_of_record = "SELECT 1 FROM voucher_use WHERE record = $1 AND voucher <> $2 LIMIT 1";
constexpr char const* count_of_voucher = "SELECT COUNT(*) FROM voucher_use WHERE voucher = $1";
constexpr char const* refund_use =
    "UPDATE voucher_use SET confirmed = NULL WHERE id = $1 AND claim = 0 AND confirmed IS NOT NULL";
constexpr char const* select_of_claim = R"sql(
SELECT id, voucher, programme, provider, units, unit_price, presented, confirmed, claim, body
FROM voucher_use WHERE claim = $1 ORDER BY id)sql";
constexpr char const* redeem_use =
    "UPDATE voucher_use SET claim = $2 WHERE id = $1 AND claim = 0 AND confirmed IS NOT NULL";
constexpr char const* unredeem_uses = "UPDATE voucher_use SET claim = 0 WHERE claim = $1";

constexpr char const* insert_claim =
    "INSERT INTO voucher_claim (id, programme, provider, amount, body) VALUES ($1, $2, $3, $4, $5)";
constexpr char const* update_claim = "UPDATE voucher_claim SET body = $2 WHERE id = $1";
constexpr char const* select_claim = "SELECT id, programme, provider, amount, body FROM voucher_claim WHERE id = $1";

Use read_use(db::Row const& row) {
    return {.id = row.integer(0),
            .voucher = row.integer(1),
            .programme = row.integer(2),
            .provider = row.integer(3),
            .units = row.integer(4),
            .unit_price = Money::fen(row.integer(5)),
            .presented = Instant::from_micros(row.integer(6)),
            .confirmed = row.null(7) ? std::nullopt : std::optional(Instant::from_micros(row.integer(7))),
            .claim = row.integer(8),
            .body = json::parse(row.text(9)).value()};
}

Claim read_claim(db::Row const& row) {
    return {.id = row.integer(0),
            .programme = row.integer(1),
            .provider = row.integer(2),
            .amount = Money::fen(row.integer(3)),
            .body = json::parse(row.text(4)).value()};
}

}  // namespace

void insert(db::Tx& tx, Use const& u) {
    tx.run(insert_use,
           db::cells(u.id, u.voucher, u.programme, u.provider, u.units, u.unit_price.in_fen(), u.presented.micros(),
                     u.confirmed ? db::Cell(u.confirmed->micros()) : db::Cell(), json::write(u.body), u.record));
}

std::int64_t uses_of(db::Tx& tx, std::int64_t voucher) {
    return tx.run(count_of_voucher, {voucher}).front().integer(0);
}

void update(db::Tx& tx, Use const& u) {
    auto const confirmed = u.confirmed ? db::Cell(u.confirmed->micros()) : db::Cell();
    tx.run(update_use, {u.id, confirmed, json::write(u.body)});
}

std::optional<Use> use(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_use, {id});
    return rows.empty() ? std::nullopt : std::optional(read_use(rows.front()));
}

bool presented_since(db::Tx& tx, Use const& about, Instant since) {
    return !tx.run(select_presented, {about.programme, about.provider, since.micros(), about.voucher}).empty();
}

bool record_known(db::Tx& tx, Use const& about) {
    return !about.record.empty() && !tx.run(select_of_record, {about.record, about.voucher}).empty();
}

bool refund(db::Tx& tx, std::int64_t use) {
    tx.run(refund_use, {use});
    return tx.changes() == 1;
}

bool redeem(db::Tx& tx, std::int64_t use, std::int64_t claim) {
    tx.run(redeem_use, {use, claim});
    return tx.changes() == 1;
}

void unredeem(db::Tx& tx, std::int64_t claim) {
    tx.run(unredeem_uses, {claim});
}

std::vector<Use> of_claim(db::Tx& tx, std::int64_t claim) {
    return db::all(tx.run(select_of_claim, {claim}), read_use);
}

void insert(db::Tx& tx, Claim const& c) {
    tx.run(insert_claim, {c.id, c.programme, c.provider, c.amount.in_fen(), json::write(c.body)});
}

void update(db::Tx& tx, Claim const& c) {
    tx.run(update_claim, {c.id, json::write(c.body)});
}

std::optional<Claim> claim(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_claim, {id});
    return rows.empty() ? std::nullopt : std::optional(read_claim(rows.front()));
}

}  // namespace qiyue::voucher::store

#include "modules/payment/store.hpp"

#include "platform/db/rows.hpp"

namespace qiyue::payment::store {

namespace {

constexpr char const* insert_one = R"sql(
INSERT INTO payment_came_back (id, payment, contract, amount, paid_on, voucher, back_on, back_voucher, because)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_of_payment = R"sql(
SELECT id, payment, contract, amount, paid_on, voucher, back_on, back_voucher, because
FROM payment_came_back WHERE payment = $1 ORDER BY id)sql";

constexpr char const* select_of_contract = R"sql(
SELECT id, payment, contract, amount, paid_on, voucher, back_on, back_voucher, because
FROM payment_came_back WHERE contract = $1 ORDER BY id)sql";

CameBack read(db::Row const& row) {
    return {.id = row.integer(0),
            .payment = row.integer(1),
            .contract = row.integer(2),
            .amount = Money::fen(row.integer(3)),
            .paid_on = Day::parse(row.text(4)).value(),
            .voucher = row.text(5),
            .back_on = Day::parse(row.text(6)).value(),
            .back_voucher = row.text(7),
            .because = row.text(8)};
}

}  // namespace

void insert(db::Tx& tx, CameBack const& one) {
    tx.run(insert_one,
           {one.id, one.payment, one.contract, one.amount.in_fen(), one.paid_on.iso(), one.voucher, one.back_on.iso(),
            one.back_voucher, one.because});
}

std::vector<CameBack> came_back(db::Tx& tx, std::int64_t payment) {
    return db::all(tx.run(select_of_payment, {payment}), read);
}

std::vector<CameBack> all_came_back(db::Tx& tx, std::int64_t contract) {
    return db::all(tx.run(select_of_contract, {contract}), read);
}

}  // namespace qiyue::payment::store

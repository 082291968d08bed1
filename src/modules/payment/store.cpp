#include "modules/payment/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::payment::store {

namespace {

constexpr char const* insert_payment = R"sql(
INSERT INTO payment_payment (id, contract, project, budget_year, instalment, instalment_name, instalment_amount, record,
    score, ratio, earned, deducted, payable, unrecovered, breaches, reservation, stage, claimed_on, due, paid_on,
    payee_account, voucher, returned_because, interest, interest_voucher, interest_paid_on, interest_sent)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27))sql";

constexpr char const* update_payment = R"sql(
UPDATE payment_payment SET record = $2, score = $3, ratio = $4, earned = $5, deducted = $6, payable = $7,
    unrecovered = $8, breaches = $9, reservation = $10, stage = $11, claimed_on = $12, due = $13, paid_on = $14,
    payee_account = $15, voucher = $16, returned_because = $17, interest = $18, interest_voucher = $19,
    interest_paid_on = $20, interest_sent = $21
WHERE id = $1)sql";

constexpr char const* select_payment = R"sql(
SELECT id, contract, project, budget_year, instalment, instalment_name, instalment_amount, record, score, ratio, earned,
    deducted, payable, unrecovered, breaches, reservation, stage, claimed_on, due, paid_on, payee_account, voucher,
    returned_because, interest, interest_voucher, interest_paid_on, interest_sent
FROM payment_payment WHERE id = $1)sql";

constexpr char const* select_of_contract = R"sql(
SELECT id, contract, project, budget_year, instalment, instalment_name, instalment_amount, record, score, ratio, earned,
    deducted, payable, unrecovered, breaches, reservation, stage, claimed_on, due, paid_on, payee_account, voucher,
    returned_because, interest, interest_voucher, interest_paid_on, interest_sent
FROM payment_payment WHERE contract = $1 ORDER BY id)sql";

constexpr char const* select_contracts = "SELECT DISTINCT contract FROM payment_payment ORDER BY contract";

constexpr char const* sum_of_year = R"sql(
SELECT CAST(COALESCE(SUM(payable), 0) AS BIGINT) FROM payment_payment
WHERE project = $1 AND budget_year = $2 AND stage <> 'withdrawn')sql";

constexpr char const* insert_recomputation = R"sql(
INSERT INTO payment_recomputation (id, payment, at, score_before, score_now, payable_before, payable_now, because, why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_recomputations = R"sql(
SELECT id, at, score_before, score_now, payable_before, payable_now, because, why
FROM payment_recomputation WHERE payment = $1 ORDER BY id)sql";

std::string list_text(std::vector<Taken> const& taken) {
    Value list = Value::list();
    for (auto const& one : taken) {
        list.push(Value::object().set("breach", one.breach).set("amount", one.amount.in_fen()));
    }
    return json::write(list);
}

Payment read(db::Row const& row) {
    Payment p;
    p.id = row.integer(0);
    p.contract = row.integer(1);
    p.project = row.integer(2);
    p.year = static_cast<int>(row.integer(3));
    p.instalment = static_cast<int>(row.integer(4));
    p.instalment_name = row.text(5);
    p.instalment_amount = Money::fen(row.integer(6));
    p.record = row.integer(7);
    p.sum = {.score = row.integer(8),
             .ratio = row.integer(9),
             .earned = Money::fen(row.integer(10)),
             .deducted = Money::fen(row.integer(11)),
             .payable = Money::fen(row.integer(12)),
             .unrecovered = Money::fen(row.integer(13))};
    auto const breaches = json::parse(row.text(14)).value();
    for (auto const& breach : breaches.items()) {
        p.taken.push_back({.breach = breach["breach"].integer(), .amount = Money::fen(breach["amount"].integer())});
    }
    p.reservation = row.integer(15);
    p.stage = row.text(16);
    p.claimed_on = Day::parse(row.text(17)).value();
    p.due = db::day_or_none(row, 18);
    p.paid_on = db::day_or_none(row, 19);
    p.payee_account = row.text(20);
    p.voucher = row.text(21);
    p.returned_because = row.text(22);
    p.interest = Money::fen(row.integer(23));
    p.interest_voucher = row.text(24);
    p.interest_paid_on = db::day_or_none(row, 25);
    p.interest_sent = row.integer(26) != 0;
    return p;
}

// What may change after it was made, in the order of both statements.
std::vector<db::Cell> changing(Payment const& p) {
    return {p.record,
            p.sum.score,
            p.sum.ratio,
            p.sum.earned.in_fen(),
            p.sum.deducted.in_fen(),
            p.sum.payable.in_fen(),
            p.sum.unrecovered.in_fen(),
            list_text(p.taken),
            p.reservation,
            p.stage,
            p.claimed_on.iso(),
            db::cell(p.due),
            db::cell(p.paid_on),
            p.payee_account,
            p.voucher,
            p.returned_because,
            p.interest.in_fen(),
            p.interest_voucher,
            db::cell(p.interest_paid_on),
            std::int64_t{p.interest_sent ? 1 : 0}};
}

void run_with(db::Tx& tx, char const* statement, std::vector<db::Cell> cells, Payment const& p) {
    std::ranges::move(changing(p), std::back_inserter(cells));
    tx.run(statement, cells);
}

}  // namespace

void insert(db::Tx& tx, Payment const& p) {
    run_with(tx, insert_payment,
             {p.id, p.contract, p.project, std::int64_t{p.year}, std::int64_t{p.instalment}, p.instalment_name,
              p.instalment_amount.in_fen()},
             p);
}

void update(db::Tx& tx, Payment const& p) {
    run_with(tx, update_payment, {p.id}, p);
}

std::optional<Payment> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_payment, {id});
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

std::vector<Payment> of_contract(db::Tx& tx, std::int64_t contract) {
    std::vector<Payment> all;
    for (auto const& row : tx.run(select_of_contract, {contract})) {
        all.push_back(read(row));
    }
    return all;
}

std::vector<std::int64_t> contracts(db::Tx& tx) {
    std::vector<std::int64_t> all;
    for (auto const& row : tx.run(select_contracts)) {
        all.push_back(row.integer(0));
    }
    return all;
}

std::vector<contract::Damages> open_damages(db::Tx& tx, std::int64_t contract, std::int64_t payment) {
    auto open = contract::damages(tx, contract);
    for (auto const& other : of_contract(tx, contract)) {
        if (other.id == payment || other.stage != "pending") {
            continue;
        }
        for (auto const& taken : other.taken) {
            auto const one = std::ranges::find(open, taken.breach, &contract::Damages::breach);
            if (one != open.end()) {
                one->amount -= taken.amount;
            }
        }
    }
    std::erase_if(open, [](contract::Damages const& one) { return one.amount <= Money(); });
    return open;
}

Money used_of_year(db::Tx& tx, std::int64_t project, int year) {
    return Money::fen(tx.run(sum_of_year, {project, std::int64_t{year}}).front().integer(0));
}

void insert(db::Tx& tx, Recomputation const& made) {
    tx.run(insert_recomputation,
           {made.id, made.payment, made.at.micros(), made.score_before, made.score_now, made.payable_before.in_fen(),
            made.payable_now.in_fen(), made.because, json::write(made.why)});
}

std::vector<Recomputation> recomputations(db::Tx& tx, std::int64_t payment) {
    std::vector<Recomputation> all;
    for (auto const& row : tx.run(select_recomputations, {payment})) {
        all.push_back({.id = row.integer(0),
                       .payment = payment,
                       .at = Instant::from_micros(row.integer(1)),
                       .score_before = row.integer(2),
                       .score_now = row.integer(3),
                       .payable_before = Money::fen(row.integer(4)),
                       .payable_now = Money::fen(row.integer(5)),
                       .because = row.text(6),
                       .why = json::parse(row.text(7)).value()});
    }
    return all;
}

}  // namespace qiyue::payment::store

#include "modules/treasury/store.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::treasury::store {

namespace {

constexpr char const* insert_instruction = R"sql(
INSERT INTO treasury_instruction (id, use_of, object, contract, project, region, payee, bank, account, amount, made_on,
    stage, batch, acknowledged, voucher, reason, answered_on, back_voucher, back_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19))sql";

constexpr char const* update_instruction = R"sql(
UPDATE treasury_instruction SET stage = $2, batch = $3, acknowledged = $4, voucher = $5, reason = $6, answered_on = $7,
    back_voucher = $8, back_on = $9
WHERE id = $1)sql";

constexpr char const* select_one = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE id = $1)sql";

constexpr char const* select_open = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE object = $1 AND use_of = $2 AND stage IN ('waiting', 'sent'))sql";

constexpr char const* select_of_object = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE object = $1 ORDER BY id)sql";

constexpr char const* select_of_batch = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE batch = $1 ORDER BY id)sql";

constexpr char const* select_of_region = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE region = $1 ORDER BY id)sql";

constexpr char const* select_in_stage = R"sql(
SELECT id, use_of, object, contract, project, region, payee, bank, account, amount, made_on, stage, batch, acknowledged,
    voucher, reason, answered_on, back_voucher, back_on
FROM treasury_instruction WHERE region = $1 AND stage = $2 ORDER BY id)sql";

constexpr char const* note_answer = R"sql(
INSERT INTO treasury_answer (digest, instruction, body, outcome, first_heard, times) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (digest) DO UPDATE SET times = treasury_answer.times + 1,
    outcome = CASE WHEN excluded.outcome = 'booked' THEN excluded.outcome ELSE treasury_answer.outcome END)sql";

constexpr char const* keep_body = R"sql(
INSERT INTO treasury_body (object, body) VALUES ($1, $2)
ON CONFLICT (object) DO UPDATE SET body = excluded.body)sql";

constexpr char const* select_body = "SELECT body FROM treasury_body WHERE object = $1";

constexpr char const* insert_closed =
    "INSERT INTO treasury_closed (statement, region, first_day, last_day) VALUES ($1, $2, $3, $4)";

constexpr char const* delete_closed = "DELETE FROM treasury_closed WHERE statement = $1";

constexpr char const* select_closed =
    "SELECT statement FROM treasury_closed WHERE region = $1 AND first_day <= $3 AND last_day >= $2";

Instruction read(db::Row const& row) {
    return {.id = row.integer(0),
            .use = ledger::use_named(row.text(1)),
            .object = row.integer(2),
            .contract = row.integer(3),
            .project = row.integer(4),
            .region = row.text(5),
            .payee = row.text(6),
            .bank = row.text(7),
            .account = row.text(8),
            .amount = Money::fen(row.integer(9)),
            .made_on = Day::parse(row.text(10)).value(),
            .stage = row.text(11),
            .batch = row.integer(12),
            .acknowledged = row.integer(13) != 0,
            .voucher = row.text(14),
            .reason = row.text(15),
            .answered_on = db::day_or_none(row, 16),
            .back_voucher = row.text(17),
            .back_on = db::day_or_none(row, 18)};
}

db::Cell flag(bool set) {
    return std::int64_t{set ? 1 : 0};
}

}  // namespace

void insert(db::Tx& tx, Instruction const& i) {
    tx.run(insert_instruction,
           {i.id, std::string(ledger::name_of(i.use)), i.object, i.contract, i.project, i.region, i.payee, i.bank,
            i.account, i.amount.in_fen(), i.made_on.iso(), i.stage, i.batch, flag(i.acknowledged), i.voucher, i.reason,
            db::cell(i.answered_on), i.back_voucher, db::cell(i.back_on)});
}

void update(db::Tx& tx, Instruction const& i) {
    tx.run(update_instruction,
           {i.id, i.stage, i.batch, flag(i.acknowledged), i.voucher, i.reason, db::cell(i.answered_on), i.back_voucher,
            db::cell(i.back_on)});
}

std::optional<Instruction> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_one, {id}), read);
}

std::optional<Instruction> open_of(db::Tx& tx, ledger::Use use, std::int64_t object) {
    return db::first(tx.run(select_open, {object, std::string(ledger::name_of(use))}), read);
}

std::vector<Instruction> of_object(db::Tx& tx, std::int64_t object) {
    return db::all(tx.run(select_of_object, {object}), read);
}

std::vector<Instruction> of_batch(db::Tx& tx, std::int64_t batch) {
    return db::all(tx.run(select_of_batch, {batch}), read);
}

std::vector<Instruction> of_region(db::Tx& tx, std::string const& region) {
    return db::all(tx.run(select_of_region, {region}), read);
}

std::vector<Instruction> in_stage(db::Tx& tx, std::string const& region, std::string const& stage) {
    return db::all(tx.run(select_in_stage, {region, stage}), read);
}

void note(db::Tx& tx, Answer const& answer, Outcome outcome, Instant at) {
    auto const body = json::write(Value::object()
                                      .set("instruction", answer.instruction)
                                      .set("result", answer.paid ? "paid" : "returned")
                                      .set("amount", answer.amount.in_fen())
                                      .set("account", answer.account)
                                      .set("voucher", answer.voucher)
                                      .set("day", answer.day.iso())
                                      .set("reason", answer.reason));
    tx.run(note_answer,
           {crypto::sha256_hex(body), answer.instruction, body, std::string(name_of(outcome)), at.micros()});
}

void keep(db::Tx& tx, std::int64_t object, Value const& body) {
    tx.run(keep_body, {object, json::write(body)});
}

Value kept(db::Tx& tx, std::int64_t object) {
    auto const rows = tx.run(select_body, {object});
    return rows.empty() ? Value() : json::parse(rows.front().text(0)).value();
}

void close(db::Tx& tx, std::int64_t statement, std::string const& region, Day from, Day to) {
    tx.run(insert_closed, {statement, region, from.iso(), to.iso()});
}

void reopen(db::Tx& tx, std::int64_t statement) {
    tx.run(delete_closed, {statement});
}

bool closed_within(db::Tx& tx, std::string const& region, Day from, Day to) {
    return !tx.run(select_closed, {region, from.iso(), to.iso()}).empty();
}

}  // namespace qiyue::treasury::store

#include "modules/voucher/store.hpp"

#include "platform/db/memory.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

// The programme, its register, and its vouchers.
namespace qiyue::voucher::store {

namespace {

constexpr char const* select_key = "SELECT secret FROM voucher_key WHERE only_one = 1";
constexpr char const* insert_key = "INSERT INTO voucher_key (only_one, secret) VALUES (1, $1)";

constexpr char const* insert_programme =
    "INSERT INTO voucher_programme (id, project, year, body) VALUES ($1, $2, $3, $4)";
constexpr char const* update_programme = "UPDATE voucher_programme SET body = $2 WHERE id = $1";
constexpr char const* select_programme = "SELECT id, project, year, body FROM voucher_programme WHERE id = $1";

constexpr char const* insert_person = R"sql(
INSERT INTO voucher_person (id, programme, number, name, person_digest, tail_digest, meets, proof)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
constexpr char const* select_people = R"sql(
SELECT id, programme, number, name, person_digest, tail_digest, meets, proof FROM voucher_person
WHERE programme = $1 ORDER BY number)sql";
constexpr char const* select_person_by_number = R"sql(
SELECT id, programme, number, name, person_digest, tail_digest, meets, proof FROM voucher_person
WHERE programme = $1 AND number = $2)sql";
constexpr char const* select_person = R"sql(
SELECT id, programme, number, name, person_digest, tail_digest, meets, proof FROM voucher_person WHERE id = $1)sql";

constexpr char const* insert_voucher = R"sql(
INSERT INTO voucher_voucher (id, programme, person, serial, code_digest, units, value, returned, expires, chosen, taken, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, ''))sql";
constexpr char const* update_voucher =
    "UPDATE voucher_voucher SET returned = $2, chosen = $3, reason = $4 WHERE id = $1";
constexpr char const* select_voucher = R"sql(
SELECT id, programme, person, serial, code_digest, units, value, returned, expires, chosen, taken, reason
FROM voucher_voucher WHERE id = $1)sql";
constexpr char const* select_by_serial = R"sql(
SELECT id, programme, person, serial, code_digest, units, value, returned, expires, chosen, taken, reason
FROM voucher_voucher WHERE serial = $1)sql";
// What whoever takes a voucher asks of it.
constexpr char const* select_presented = R"sql(
SELECT v.id, v.programme, v.person, v.serial, v.code_digest, v.units, v.value, v.returned, v.expires, v.chosen, v.taken,
       v.reason, (SELECT COUNT(*) FROM voucher_use AS u WHERE u.voucher = v.id),
       p.id, p.programme, p.number, p.name, p.person_digest, p.tail_digest, p.meets, p.proof
FROM voucher_voucher AS v JOIN voucher_person AS p ON p.id = v.person WHERE v.serial = $1)sql";
constexpr char const* select_by_code = R"sql(
SELECT id, programme, person, serial, code_digest, units, value, returned, expires, chosen, taken, reason
FROM voucher_voucher WHERE code_digest = $1)sql";
constexpr char const* select_of_programme = R"sql(
SELECT id, programme, person, serial, code_digest, units, value, returned, expires, chosen, taken, reason
FROM voucher_voucher WHERE programme = $1 ORDER BY id)sql";
constexpr char const* count_given_to =
    "SELECT COUNT(*) FROM voucher_voucher WHERE programme = $1 AND person = $2 AND returned < value";
constexpr char const* select_without = R"sql(
SELECT p.id, p.programme, p.number, p.name, p.person_digest, p.tail_digest, p.meets, p.proof FROM voucher_person AS p
WHERE p.programme = $1 AND p.meets = 1
  AND NOT EXISTS (SELECT 1 FROM voucher_voucher AS v WHERE v.programme = $1 AND v.person = p.id AND v.returned < v.value)
ORDER BY p.number LIMIT $2)sql";
constexpr char const* select_counts = R"sql(
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN taken = 0 THEN 0 ELSE 1 END), 0) AS BIGINT)
FROM voucher_voucher WHERE programme = $1)sql";
// The condition is the whole of it: of many who ask at once, one changes the row.
constexpr char const* take_voucher = "UPDATE voucher_voucher SET taken = $2 WHERE id = $1 AND taken = 0";
constexpr char const* give_voucher_up = "UPDATE voucher_voucher SET taken = 0 WHERE id = $1 AND taken = $2";

struct Keys : db::Remembered<Keys, int, std::string> {};
struct Programmes : db::Remembered<Programmes, std::int64_t, std::optional<Programme>> {};

Programme read_programme(db::Row const& row) {
    return {.id = row.integer(0),
            .project = row.integer(1),
            .year = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

Person person_from(db::Row const& row, std::size_t first) {
    return {.id = row.integer(first),
            .programme = row.integer(first + 1),
            .number = row.integer(first + 2),
            .name = row.text(first + 3),
            .person_digest = row.text(first + 4),
            .tail_digest = row.text(first + 5),
            .meets = row.integer(first + 6) == 1,
            .proof = row.text(first + 7)};
}

Person read_person(db::Row const& row) {
    return person_from(row, 0);
}

Voucher read_voucher(db::Row const& row) {
    return {.id = row.integer(0),
            .programme = row.integer(1),
            .person = row.integer(2),
            .serial = row.text(3),
            .code_digest = row.text(4),
            .units = row.integer(5),
            .value = Money::fen(row.integer(6)),
            .returned = Money::fen(row.integer(7)),
            .expires = Day::parse(row.text(8)).value(),
            .chosen = row.integer(9),
            .taken = row.integer(10),
            .reason = row.text(11)};
}

Presented read_presented(db::Row const& row) {
    constexpr std::size_t uses = 12;
    return {.voucher = read_voucher(row), .person = person_from(row, uses + 1), .uses = row.integer(uses)};
}

}  // namespace

std::string key(db::Tx& tx, std::string const& fresh) {
    constexpr int the_only_one = 1;
    auto known = Keys::of(tx).find(the_only_one, [&] {
        auto const rows = tx.run(select_key);
        return rows.empty() ? std::string() : rows.front().text(0);
    });
    if (known.empty() && !fresh.empty()) {
        tx.run(insert_key, {fresh});
        Keys::of(tx).put(the_only_one, fresh);
        return fresh;
    }
    return known;
}

void insert(db::Tx& tx, Programme const& p) {
    tx.run(insert_programme, {p.id, p.project, p.year, json::write(p.body)});
    Programmes::of(tx).forget(p.id);
}

void update(db::Tx& tx, Programme const& p) {
    tx.run(update_programme, {p.id, json::write(p.body)});
    Programmes::of(tx).forget(p.id);
}

std::optional<Programme> programme(db::Tx& tx, std::int64_t id) {
    return Programmes::of(tx).find(id, [&] { return db::first(tx.run(select_programme, {id}), read_programme); });
}

void insert(db::Tx& tx, Person const& p) {
    tx.run(
        insert_person,
        {p.id, p.programme, p.number, p.name, p.person_digest, p.tail_digest, std::int64_t{p.meets ? 1 : 0}, p.proof});
}

std::vector<Person> people(db::Tx& tx, std::int64_t programme) {
    return db::all(tx.run(select_people, {programme}), read_person);
}

std::optional<Person> person(db::Tx& tx, std::int64_t programme, std::int64_t number) {
    return db::first(tx.run(select_person_by_number, {programme, number}), read_person);
}

std::optional<Person> person(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_person, {id}), read_person);
}

bool insert(db::Tx& tx, Voucher const& v) {
    return tx.try_run(insert_voucher,
                      {v.id, v.programme, v.person, v.serial, v.code_digest, v.units, v.value.in_fen(),
                       v.returned.in_fen(), v.expires.iso(), v.chosen});
}

void update(db::Tx& tx, Voucher const& v) {
    tx.run(update_voucher, {v.id, v.returned.in_fen(), v.chosen, v.reason});
}

std::optional<Voucher> voucher(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_voucher, {id}), read_voucher);
}

std::optional<Voucher> by_serial(db::Tx& tx, std::string const& serial) {
    return db::first(tx.run(select_by_serial, {serial}), read_voucher);
}

std::optional<Presented> presented(db::Tx& tx, std::string const& serial) {
    return db::first(tx.run(select_presented, {serial}), read_presented);
}

std::optional<Voucher> by_code(db::Tx& tx, std::string const& digest) {
    return db::first(tx.run(select_by_code, {digest}), read_voucher);
}

std::vector<Voucher> vouchers(db::Tx& tx, std::int64_t programme) {
    return db::all(tx.run(select_of_programme, {programme}), read_voucher);
}

std::int64_t given_to(db::Tx& tx, std::int64_t programme, std::int64_t person) {
    return tx.run(count_given_to, {programme, person}).at(0).integer(0);
}

std::vector<Person> without_voucher(db::Tx& tx, std::int64_t programme, std::int64_t most) {
    return db::all(tx.run(select_without, {programme, most}), read_person);
}

Counts counts(db::Tx& tx, std::int64_t programme) {
    auto const row = tx.run(select_counts, {programme}).at(0);
    return {.issued = row.integer(0), .used = row.integer(1)};
}

bool take(db::Tx& tx, std::int64_t voucher, std::int64_t use) {
    tx.run(take_voucher, {voucher, use});
    return tx.changes() == 1;
}

bool give_up(db::Tx& tx, std::int64_t voucher, std::int64_t use) {
    tx.run(give_voucher_up, {voucher, use});
    return tx.changes() == 1;
}

}  // namespace qiyue::voucher::store

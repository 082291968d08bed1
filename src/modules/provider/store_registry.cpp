#include "modules/provider/registry.hpp"

#include "platform/db/memory.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::provider::store {

namespace {

constexpr char const* insert_registration = R"sql(
INSERT INTO provider_registration (id, provider, registrar, standing, registered_on, valid_until, body, pending)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr char const* update_registration = R"sql(
UPDATE provider_registration
SET registrar = $2, standing = $3, registered_on = $4, valid_until = $5, body = $6, pending = $7 WHERE id = $1)sql";

constexpr char const* select_registration = R"sql(
SELECT id, provider, registrar, standing, registered_on, valid_until, body, pending FROM provider_registration
WHERE id = $1)sql";

constexpr char const* select_registration_of = R"sql(
SELECT id, provider, registrar, standing, registered_on, valid_until, body, pending FROM provider_registration
WHERE provider = $1 AND standing <> 'withdrawn' ORDER BY id DESC LIMIT 1)sql";

constexpr char const* select_registrations = R"sql(
SELECT id, provider, registrar, standing, registered_on, valid_until, body, pending FROM provider_registration
WHERE standing IN ('registered', 'unqualified') ORDER BY id)sql";

constexpr char const* insert_condition = R"sql(
INSERT INTO provider_condition (id, registrar, of_whom, in_force_from, body) VALUES ($1, $2, $3, $4, $5))sql";

constexpr char const* retire_condition = "UPDATE provider_condition SET retired_on = $2, body = $3 WHERE id = $1";

constexpr char const* select_condition =
    "SELECT id, registrar, of_whom, in_force_from, retired_on, body FROM provider_condition WHERE id = $1";

constexpr char const* select_conditions =
    "SELECT id, registrar, of_whom, in_force_from, retired_on, body FROM provider_condition ORDER BY id";

constexpr char const* insert_finding = R"sql(
INSERT INTO provider_finding (exchange, row_number, provider, registrar, finding, found_on, ends_on, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr char const* select_row =
    "SELECT lifted_on FROM provider_finding WHERE exchange = $1 AND row_number = $2 AND lifted_on IS NULL";

constexpr char const* lift_row =
    "UPDATE provider_finding SET lifted_on = $3, body = $4 WHERE exchange = $1 AND row_number = $2";

constexpr char const* select_findings = R"sql(
SELECT exchange, row_number, provider, registrar, finding, found_on, ends_on, lifted_on, body FROM provider_finding
WHERE provider = $1 ORDER BY found_on, exchange, row_number)sql";

constexpr char const* select_handed_in = R"sql(
SELECT exchange, row_number, provider, registrar, finding, found_on, ends_on, lifted_on, body FROM provider_finding
WHERE exchange = $1 ORDER BY row_number)sql";

constexpr char const* upsert_result = R"sql(
INSERT INTO provider_result (object, provider, body) VALUES ($1, $2, $3)
ON CONFLICT (object) DO UPDATE SET body = excluded.body)sql";

constexpr char const* select_results = "SELECT body FROM provider_result WHERE provider = $1 ORDER BY object";

// Asked of every provider that takes part in anything.
struct Registered : db::Remembered<Registered, std::int64_t, std::optional<Registration>> {};
struct Found : db::Remembered<Found, std::int64_t, std::vector<Noted>> {};

Registration read_registration(db::Row const& row) {
    return {.id = row.integer(0),
            .provider = row.integer(1),
            .registrar = row.integer(2),
            .standing = row.text(3),
            .registered_on = db::day_or_none(row, 4),
            .valid_until = db::day_or_none(row, 5),
            .body = json::parse(row.text(6)).value(),
            .pending = json::parse(row.text(7)).value()};
}

Condition read_condition(db::Row const& row) {
    return {.id = row.integer(0),
            .registrar = row.integer(1),
            .of_whom = row.text(2),
            .from = Day::parse(row.text(3)).value(),
            .retired_on = db::day_or_none(row, 4),
            .body = json::parse(row.text(5)).value()};
}

Noted read_finding(db::Row const& row) {
    return {.exchange = row.integer(0),
            .row = row.integer(1),
            .provider = row.integer(2),
            .registrar = row.integer(3),
            .kind = row.text(4),
            .on = Day::parse(row.text(5)).value(),
            .ends_on = db::day_or_none(row, 6),
            .lifted_on = db::day_or_none(row, 7),
            .body = json::parse(row.text(8)).value()};
}

}  // namespace

void insert(db::Tx& tx, Registration const& r) {
    tx.run(insert_registration,
           {r.id, r.provider, r.registrar, r.standing, db::cell(r.registered_on), db::cell(r.valid_until),
            json::write(r.body), json::write(r.pending)});
    Registered::of(tx).forget(r.provider);
}

void update(db::Tx& tx, Registration const& r) {
    tx.run(update_registration,
           {r.id, r.registrar, r.standing, db::cell(r.registered_on), db::cell(r.valid_until), json::write(r.body),
            json::write(r.pending)});
    Registered::of(tx).forget(r.provider);
}

std::optional<Registration> registration(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_registration, {id}), read_registration);
}

std::optional<Registration> registration_of(db::Tx& tx, std::int64_t provider) {
    return Registered::of(tx).find(
        provider, [&] { return db::first(tx.run(select_registration_of, {provider}), read_registration); });
}

std::vector<Registration> registrations(db::Tx& tx) {
    return db::all(tx.run(select_registrations), read_registration);
}

void insert(db::Tx& tx, Condition const& c) {
    tx.run(insert_condition, {c.id, c.registrar, c.of_whom, c.from.iso(), json::write(c.body)});
}

void retire(db::Tx& tx, std::int64_t id, Day day, Value const& body) {
    tx.run(retire_condition, {id, day.iso(), json::write(body)});
}

std::optional<Condition> condition(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_condition, {id}), read_condition);
}

std::vector<Condition> conditions(db::Tx& tx) {
    return db::all(tx.run(select_conditions), read_condition);
}

void insert(db::Tx& tx, Noted const& f) {
    tx.run(insert_finding,
           {f.exchange, f.row, f.provider, f.registrar, f.kind, f.on.iso(), db::cell(f.ends_on), json::write(f.body)});
    Found::of(tx).forget(f.provider);
}

bool lift(db::Tx& tx, std::int64_t exchange, std::int64_t row, Day day, Value const& body) {
    if (tx.run(select_row, {exchange, row}).empty()) {
        return false;
    }
    tx.run(lift_row, {exchange, row, day.iso(), json::write(body)});
    Found::of(tx).forget_all();
    return true;
}

std::vector<Noted> findings(db::Tx& tx, std::int64_t provider) {
    return Found::of(tx).find(provider, [&] { return db::all(tx.run(select_findings, {provider}), read_finding); });
}

std::vector<Noted> handed_in(db::Tx& tx, std::int64_t exchange) {
    return db::all(tx.run(select_handed_in, {exchange}), read_finding);
}

void keep_result(db::Tx& tx, std::int64_t object, std::int64_t provider, Value const& body) {
    tx.run(upsert_result, {object, provider, json::write(body)});
}

std::vector<Value> results(db::Tx& tx, std::int64_t provider) {
    return db::all(tx.run(select_results, {provider}),
                   [](db::Row const& row) { return json::parse(row.text(0)).value(); });
}

}  // namespace qiyue::provider::store

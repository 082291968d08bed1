#include "modules/credit/store.hpp"

#include "platform/db/memory.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::credit::store {

namespace {

constexpr char const* insert_sanction = R"sql(
INSERT INTO credit_sanction (id, provider, proposed_by, ground, measure, provider_name, credit_code, decided_on,
                             in_force_from, in_force_until, ended_on, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";

constexpr char const* update_sanction = R"sql(
UPDATE credit_sanction
SET measure = $2, provider_name = $3, credit_code = $4, decided_on = $5, in_force_from = $6, in_force_until = $7,
    ended_on = $8, body = $9
WHERE id = $1)sql";

constexpr char const* select_sanction = R"sql(
SELECT id, provider, proposed_by, ground, measure, provider_name, credit_code, decided_on, in_force_from, in_force_until,
       ended_on, body
FROM credit_sanction WHERE id = $1)sql";

constexpr char const* select_of_provider = R"sql(
SELECT id, provider, proposed_by, ground, measure, provider_name, credit_code, decided_on, in_force_from, in_force_until,
       ended_on, body
FROM credit_sanction WHERE provider = $1 AND in_force_from IS NOT NULL ORDER BY decided_on DESC, id DESC)sql";

constexpr char const* select_decided = R"sql(
SELECT id, provider, proposed_by, ground, measure, provider_name, credit_code, decided_on, in_force_from, in_force_until,
       ended_on, body
FROM credit_sanction WHERE in_force_from IS NOT NULL ORDER BY decided_on DESC, id DESC)sql";

constexpr char const* insert_one_act =
    "INSERT INTO credit_act (id, provider, act, happened_on, struck, body) VALUES ($1, $2, $3, $4, 0, $5)";

constexpr char const* strike_one_act = "UPDATE credit_act SET struck = 1 WHERE id = $1";

constexpr char const* select_act = "SELECT id, provider, act, happened_on, body FROM credit_act WHERE id = $1";

constexpr char const* select_acts = R"sql(
SELECT id, provider, act, happened_on, body FROM credit_act WHERE provider = $1 AND struck = 0
ORDER BY happened_on, id)sql";

Act read_act(db::Row const& row) {
    return {.id = row.integer(0),
            .provider = row.integer(1),
            .act = row.text(2),
            .on = Day::parse(row.text(3)).value(),
            .body = json::parse(row.text(4)).value()};
}

Sanction read(db::Row const& row) {
    return {.id = row.integer(0),
            .provider = row.integer(1),
            .proposed_by = row.integer(2),
            .ground = row.text(3),
            .measure = row.text(4),
            .provider_name = row.text(5),
            .credit_code = row.text(6),
            .decided_on = db::day_or_none(row, 7),
            .from = db::day_or_none(row, 8),
            .until = db::day_or_none(row, 9),
            .ended_on = db::day_or_none(row, 10),
            .body = json::parse(row.text(11)).value()};
}

// The gate asks after them several times for each who takes part.
struct Sanctions : db::Remembered<Sanctions, std::int64_t, std::vector<Sanction>> {};

}  // namespace

void insert(db::Tx& tx, Sanction const& s) {
    tx.run(insert_sanction,
           {s.id, s.provider, s.proposed_by, s.ground, s.measure, s.provider_name, s.credit_code,
            db::cell(s.decided_on), db::cell(s.from), db::cell(s.until), db::cell(s.ended_on), json::write(s.body)});
    Sanctions::of(tx).forget(s.provider);
}

void update(db::Tx& tx, Sanction const& s) {
    tx.run(update_sanction,
           {s.id, s.measure, s.provider_name, s.credit_code, db::cell(s.decided_on), db::cell(s.from),
            db::cell(s.until), db::cell(s.ended_on), json::write(s.body)});
    Sanctions::of(tx).forget(s.provider);
}

std::optional<Sanction> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_sanction, {id}), read);
}

std::vector<Sanction> of_provider(db::Tx& tx, std::int64_t provider) {
    return Sanctions::of(tx).find(provider, [&] { return db::all(tx.run(select_of_provider, {provider}), read); });
}

void insert_act(db::Tx& tx, Act const& a) {
    tx.run(insert_one_act, {a.id, a.provider, a.act, a.on.iso(), json::write(a.body)});
}

void strike_act(db::Tx& tx, std::int64_t id) {
    tx.run(strike_one_act, {id});
}

std::optional<Act> act(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_act, {id}), read_act);
}

std::vector<Act> acts(db::Tx& tx, std::int64_t provider) {
    return db::all(tx.run(select_acts, {provider}), read_act);
}

std::vector<Sanction> decided(db::Tx& tx) {
    return db::all(tx.run(select_decided), read);
}

}  // namespace qiyue::credit::store

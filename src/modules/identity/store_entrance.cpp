#include "modules/identity/store.hpp"

// Recovery codes, known browsers, the set-up code, visitors.
namespace qiyue::identity::store {

namespace {

constexpr auto insert_recovery_sql = R"sql(
INSERT INTO identity_recovery (person, digest) VALUES ($1, $2))sql";

constexpr auto delete_recovery_sql = R"sql(
DELETE FROM identity_recovery WHERE person = $1)sql";

constexpr auto count_recovery_sql = R"sql(
SELECT COUNT(*) FROM identity_recovery WHERE person = $1 AND used IS NULL)sql";

constexpr auto select_recovery = R"sql(
SELECT 1 FROM identity_recovery WHERE person = $1 AND digest = $2 AND used IS NULL)sql";

constexpr auto update_recovery_used = R"sql(
UPDATE identity_recovery SET used = $3 WHERE person = $1 AND digest = $2 AND used IS NULL)sql";

constexpr auto insert_device_sql = R"sql(
INSERT INTO identity_device (digest, person, seen) VALUES ($1, $2, $3))sql";

constexpr auto select_device = R"sql(
SELECT person FROM identity_device WHERE digest = $1)sql";

constexpr auto update_device_seen = R"sql(
UPDATE identity_device SET seen = $2 WHERE digest = $1)sql";

constexpr auto delete_devices_sql = R"sql(
DELETE FROM identity_device WHERE person = $1)sql";

constexpr auto delete_old_devices = R"sql(
DELETE FROM identity_device WHERE seen < $1)sql";

constexpr auto upsert_setup = R"sql(
INSERT INTO identity_setup (only_one, code_digest, made) VALUES (1, $1, $2)
ON CONFLICT (only_one) DO UPDATE SET code_digest = excluded.code_digest, made = excluded.made)sql";

constexpr auto select_setup = R"sql(
SELECT code_digest FROM identity_setup)sql";

constexpr auto delete_setup = R"sql(
DELETE FROM identity_setup)sql";

constexpr auto insert_visit_sql = R"sql(
INSERT INTO identity_visit (id, place, at) VALUES ($1, $2, $3))sql";

constexpr auto select_visits = R"sql(
SELECT at FROM identity_visit WHERE place = $1 AND at > $2 ORDER BY at DESC LIMIT $3)sql";

constexpr auto delete_old_visits = R"sql(
DELETE FROM identity_visit WHERE at < $1)sql";

db::Cell text(std::string_view text) {
    return std::string(text);
}

}  // namespace

void insert_recovery(db::Tx& tx, std::int64_t person, std::string_view digest) {
    tx.run(insert_recovery_sql, {person, text(digest)});
}

void delete_recovery(db::Tx& tx, std::int64_t person) {
    tx.run(delete_recovery_sql, {person});
}

std::int64_t count_recovery(db::Tx& tx, std::int64_t person) {
    return tx.run(count_recovery_sql, {person}).at(0).integer(0);
}

bool has_recovery(db::Tx& tx, std::int64_t person, std::string_view digest) {
    return !tx.run(select_recovery, {person, text(digest)}).empty();
}

bool use_recovery(db::Tx& tx, std::int64_t person, std::string_view digest, Instant now) {
    tx.run(update_recovery_used, {person, text(digest), now.micros()});
    return tx.changes() == 1;
}

void insert_device(db::Tx& tx, std::string_view digest, std::int64_t person, Instant now) {
    tx.run(insert_device_sql, {text(digest), person, now.micros()});
}

std::int64_t person_of_device(db::Tx& tx, std::string_view digest) {
    auto const rows = tx.run(select_device, {text(digest)});
    return rows.empty() ? 0 : rows.front().integer(0);
}

void see_device(db::Tx& tx, std::string_view digest, Instant now) {
    tx.run(update_device_seen, {text(digest), now.micros()});
}

void delete_devices(db::Tx& tx, std::int64_t person) {
    tx.run(delete_devices_sql, {person});
}

void delete_devices_before(db::Tx& tx, Instant before) {
    tx.run(delete_old_devices, {before.micros()});
}

void put_setup_code(db::Tx& tx, std::string_view digest, Instant now) {
    tx.run(upsert_setup, {text(digest), now.micros()});
}

std::string setup_code(db::Tx& tx) {
    auto const rows = tx.run(select_setup);
    return rows.empty() ? std::string() : rows.front().text(0);
}

void delete_setup_code(db::Tx& tx) {
    tx.run(delete_setup);
}

void insert_visit(db::Tx& tx, std::int64_t id, std::string_view place, Instant now) {
    tx.run(insert_visit_sql, {id, text(place), now.micros()});
}

std::vector<Instant> visits_of(db::Tx& tx, std::string_view place, Instant after, std::int64_t limit) {
    std::vector<Instant> instants;
    for (auto const& row : tx.run(select_visits, {text(place), after.micros(), limit})) {
        instants.push_back(Instant::from_micros(row.integer(0)));
    }
    return instants;
}

void delete_visits_before(db::Tx& tx, Instant before) {
    tx.run(delete_old_visits, {before.micros()});
}

}  // namespace qiyue::identity::store

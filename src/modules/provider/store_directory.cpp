#include "modules/provider/registry.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::provider::store {

namespace {

constexpr char const* insert_qualification = R"sql(
INSERT INTO provider_qualification (id, provider, registrar, of_year, scope, body) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* update_qualification =
    "UPDATE provider_qualification SET confirmed_on = $2, body = $3 WHERE id = $1";

constexpr char const* select_qualification = R"sql(
SELECT id, provider, registrar, of_year, scope, confirmed_on, body FROM provider_qualification WHERE id = $1)sql";

constexpr char const* select_qualifications = R"sql(
SELECT id, provider, registrar, of_year, scope, confirmed_on, body FROM provider_qualification
WHERE provider = $1 ORDER BY of_year DESC, id)sql";

constexpr char const* select_confirmed = R"sql(
SELECT id, provider, registrar, of_year, scope, confirmed_on, body FROM provider_qualification
WHERE registrar = $1 AND of_year = $2 AND confirmed_on IS NOT NULL ORDER BY id)sql";

constexpr char const* insert_edition = R"sql(
INSERT INTO provider_edition (id, directory, registrar, of_year, published_on, body) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* update_edition = "UPDATE provider_edition SET body = $2 WHERE id = $1";

constexpr char const* select_edition =
    "SELECT id, directory, registrar, of_year, published_on, body FROM provider_edition WHERE id = $1";

constexpr char const* select_editions =
    "SELECT id, directory, registrar, of_year, published_on, body FROM provider_edition WHERE of_year = $1 ORDER BY id";

constexpr char const* select_years = "SELECT DISTINCT of_year FROM provider_edition ORDER BY of_year DESC";

Qualification read_qualification(db::Row const& row) {
    return {.id = row.integer(0),
            .provider = row.integer(1),
            .registrar = row.integer(2),
            .year = row.integer(3),
            .scope = row.text(4),
            .confirmed_on = db::day_or_none(row, 5),
            .body = json::parse(row.text(6)).value()};
}

Edition read_edition(db::Row const& row) {
    return {.id = row.integer(0),
            .directory = row.integer(1),
            .registrar = row.integer(2),
            .year = row.integer(3),
            .published_on = Day::parse(row.text(4)).value(),
            .body = json::parse(row.text(5)).value()};
}

}  // namespace

bool insert(db::Tx& tx, Qualification const& q) {
    return tx.try_run(insert_qualification, {q.id, q.provider, q.registrar, q.year, q.scope, json::write(q.body)});
}

void update(db::Tx& tx, Qualification const& q) {
    tx.run(update_qualification, {q.id, db::cell(q.confirmed_on), json::write(q.body)});
}

std::optional<Qualification> qualification(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_qualification, {id}), read_qualification);
}

std::vector<Qualification> qualifications(db::Tx& tx, std::int64_t provider) {
    return db::all(tx.run(select_qualifications, {provider}), read_qualification);
}

std::vector<Qualification> confirmed(db::Tx& tx, std::int64_t registrar, std::int64_t year) {
    return db::all(tx.run(select_confirmed, {registrar, year}), read_qualification);
}

bool insert(db::Tx& tx, Edition const& e) {
    return tx.try_run(insert_edition,
                      {e.id, e.directory, e.registrar, e.year, e.published_on.iso(), json::write(e.body)});
}

void update(db::Tx& tx, Edition const& e) {
    tx.run(update_edition, {e.id, json::write(e.body)});
}

std::optional<Edition> edition(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_edition, {id}), read_edition);
}

std::vector<Edition> editions(db::Tx& tx, std::int64_t year) {
    return db::all(tx.run(select_editions, {year}), read_edition);
}

std::vector<std::int64_t> years(db::Tx& tx) {
    return db::all(tx.run(select_years), [](db::Row const& row) { return row.integer(0); });
}

}  // namespace qiyue::provider::store

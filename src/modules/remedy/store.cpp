#include "modules/remedy/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::remedy::store {

namespace {

constexpr char const* insert_case =
    "INSERT INTO remedy_matter (id, tender, provider, kind, body) VALUES ($1, $2, $3, $4, $5)";
constexpr char const* update_case = "UPDATE remedy_matter SET body = $2 WHERE id = $1";
constexpr char const* select_case = "SELECT id, tender, provider, kind, body FROM remedy_matter WHERE id = $1";
constexpr char const* select_of_provider = "SELECT id FROM remedy_matter WHERE provider = $1 AND kind = $2 ORDER BY id";

}  // namespace

void insert(db::Tx& tx, Case const& one) {
    tx.run(insert_case, {one.id, one.tender, one.provider, one.kind, json::write(one.body)});
}

void update(db::Tx& tx, Case const& one) {
    tx.run(update_case, {one.id, json::write(one.body)});
}

std::optional<Case> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_case, {id}), [](db::Row const& row) {
        return Case{.id = row.integer(0),
                    .tender = row.integer(1),
                    .provider = row.integer(2),
                    .kind = row.text(3),
                    .body = json::parse(row.text(4)).value()};
    });
}

std::vector<std::int64_t> of_provider(db::Tx& tx, std::int64_t provider, std::string const& kind) {
    return db::all(tx.run(select_of_provider, {provider, kind}), [](db::Row const& row) { return row.integer(0); });
}

}  // namespace qiyue::remedy::store

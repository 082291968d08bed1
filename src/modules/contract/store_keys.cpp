#include "modules/contract/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

// Templates, signing keys and subcontracts.
namespace qiyue::contract::store {

namespace {

constexpr char const* insert_template_row = "INSERT INTO contract_template (id, body) VALUES ($1, $2)";

constexpr char const* update_template_row = "UPDATE contract_template SET body = $2 WHERE id = $1";

constexpr char const* select_template = "SELECT body FROM contract_template WHERE id = $1";

constexpr char const* insert_subcontract_row =
    "INSERT INTO contract_subcontract (id, contract, body) VALUES ($1, $2, $3)";

constexpr char const* update_subcontract_row = "UPDATE contract_subcontract SET body = $2 WHERE id = $1";

constexpr char const* select_subcontract = "SELECT body FROM contract_subcontract WHERE id = $1";

constexpr char const* insert_key_row =
    "INSERT INTO contract_key (id, person, organisation, suite, public_key, person_name) VALUES ($1, $2, $3, $4, $5, $6)";

constexpr char const* select_key =
    "SELECT id, person, organisation, suite, public_key, person_name FROM contract_key WHERE id = $1";

constexpr char const* select_keys_of = R"sql(
SELECT id, person, organisation, suite, public_key, person_name FROM contract_key
WHERE person = $1 AND organisation = $2 ORDER BY id DESC)sql";

SigningKey key_of(db::Row const& row) {
    return {.id = row.integer(0),
            .person = row.integer(1),
            .organisation = row.integer(2),
            .suite = row.text(3),
            .public_key = row.text(4),
            .person_name = row.text(5)};
}

}  // namespace

void insert_template(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_template_row, {id, json::write(body)});
}

void update_template(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_template_row, {id, json::write(body)});
}

Value find_template(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_template, {id}));
}

void insert_subcontract(db::Tx& tx, std::int64_t id, std::int64_t contract, Value const& body) {
    tx.run(insert_subcontract_row, {id, contract, json::write(body)});
}

void update_subcontract(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_subcontract_row, {id, json::write(body)});
}

Value subcontract(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_subcontract, {id}));
}

bool insert_key(db::Tx& tx, SigningKey const& key) {
    return tx.try_run(insert_key_row,
                      {key.id, key.person, key.organisation, key.suite, key.public_key, key.person_name});
}

std::optional<SigningKey> find_key(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_key, {id});
    return rows.empty() ? std::nullopt : std::optional(key_of(rows.front()));
}

std::vector<SigningKey> keys_of(db::Tx& tx, std::int64_t person, std::int64_t organisation) {
    std::vector<SigningKey> all;
    for (auto const& row : tx.run(select_keys_of, {person, organisation})) {
        all.push_back(key_of(row));
    }
    return all;
}

}  // namespace qiyue::contract::store

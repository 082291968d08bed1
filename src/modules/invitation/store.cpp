#include "modules/invitation/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::invitation::store {

namespace {

constexpr char const* insert_prequalification_row =
    "INSERT INTO invitation_prequalification (id, tender, body) VALUES ($1, $2, $3)";

constexpr char const* update_prequalification_row = "UPDATE invitation_prequalification SET body = $2 WHERE id = $1";

constexpr char const* select_prequalification = "SELECT body FROM invitation_prequalification WHERE id = $1";

constexpr char const* insert_application_row =
    "INSERT INTO invitation_application (id, prequalification, provider, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_application_row = "UPDATE invitation_application SET body = $2 WHERE id = $1";

constexpr char const* select_application =
    "SELECT id, prequalification, provider, body FROM invitation_application WHERE id = $1";

constexpr char const* select_applications = R"sql(
SELECT id, prequalification, provider, body FROM invitation_application WHERE prequalification = $1 ORDER BY id)sql";

constexpr char const* insert_list_row = "INSERT INTO invitation_list (id, tender, body) VALUES ($1, $2, $3)";

constexpr char const* update_list_row = "UPDATE invitation_list SET body = $2 WHERE id = $1";

constexpr char const* select_list = "SELECT body FROM invitation_list WHERE id = $1";

constexpr char const* insert_letter_row =
    "INSERT INTO invitation_letter (id, list, provider, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_letter_row = "UPDATE invitation_letter SET body = $2 WHERE id = $1";

constexpr char const* select_letter = "SELECT id, list, provider, body FROM invitation_letter WHERE id = $1";

constexpr char const* select_letters =
    "SELECT id, list, provider, body FROM invitation_letter WHERE list = $1 ORDER BY id";

Application read_application(db::Row const& row) {
    return {.id = row.integer(0),
            .prequalification = row.integer(1),
            .provider = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

Letter read_letter(db::Row const& row) {
    return {.id = row.integer(0),
            .list = row.integer(1),
            .provider = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

}  // namespace

void insert_prequalification(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body) {
    tx.run(insert_prequalification_row, {id, tender, json::write(body)});
}

void update_prequalification(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_prequalification_row, {id, json::write(body)});
}

Value prequalification(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_prequalification, {id}));
}

void insert(db::Tx& tx, Application const& a) {
    tx.run(insert_application_row, {a.id, a.prequalification, a.provider, json::write(a.body)});
}

void update(db::Tx& tx, Application const& a) {
    tx.run(update_application_row, {a.id, json::write(a.body)});
}

std::optional<Application> application(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_application, {id}), read_application);
}

std::vector<Application> applications(db::Tx& tx, std::int64_t prequalification) {
    return db::all(tx.run(select_applications, {prequalification}), read_application);
}

void insert_list(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body) {
    tx.run(insert_list_row, {id, tender, json::write(body)});
}

void update_list(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_list_row, {id, json::write(body)});
}

Value list(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_list, {id}));
}

bool insert(db::Tx& tx, Letter const& l) {
    return tx.try_run(insert_letter_row, {l.id, l.list, l.provider, json::write(l.body)});
}

std::optional<Letter> letter(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_letter, {id}), read_letter);
}

void update(db::Tx& tx, Letter const& l) {
    tx.run(update_letter_row, {l.id, json::write(l.body)});
}

std::vector<Letter> letters(db::Tx& tx, std::int64_t list) {
    return db::all(tx.run(select_letters, {list}), read_letter);
}

}  // namespace qiyue::invitation::store

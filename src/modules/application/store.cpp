#include "modules/application/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

namespace qiyue::application::store {

namespace {

constexpr char const* insert_guide_row = "INSERT INTO application_guide (id, body) VALUES ($1, $2)";
constexpr char const* update_guide_row = "UPDATE application_guide SET body = $2 WHERE id = $1";
constexpr char const* select_guide = "SELECT body FROM application_guide WHERE id = $1";
constexpr char const* insert_application = R"sql(
INSERT INTO application_application (id, guide, provider, withdrawn, body) VALUES ($1, $2, $3, 0, $4))sql";
constexpr char const* select_application =
    "SELECT id, guide, provider, body FROM application_application WHERE id = $1";
constexpr char const* select_applications = R"sql(
SELECT id, guide, provider, body FROM application_application WHERE guide = $1 AND withdrawn = 0 ORDER BY id)sql";
constexpr char const* mark_withdrawn = "UPDATE application_application SET withdrawn = 1 WHERE id = $1";
constexpr char const* upsert_sheet = R"sql(
INSERT INTO application_sheet (guide, person, body) VALUES ($1, $2, $3)
ON CONFLICT (guide, person) DO UPDATE SET body = EXCLUDED.body)sql";
constexpr char const* select_sheets = "SELECT person, body FROM application_sheet WHERE guide = $1 ORDER BY person";
constexpr char const* delete_sheets = "DELETE FROM application_sheet WHERE guide = $1";
constexpr char const* insert_objection_row =
    "INSERT INTO application_objection (id, receipt, body) VALUES ($1, $2, $3)";
constexpr char const* update_objection_row = "UPDATE application_objection SET body = $2 WHERE id = $1";
constexpr char const* select_by_receipt = "SELECT id FROM application_objection WHERE receipt = $1";
constexpr char const* select_objection = "SELECT body FROM application_objection WHERE id = $1";

Application application_in(db::Row const& row) {
    return {.id = row.integer(0),
            .guide = row.integer(1),
            .provider = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

}  // namespace

void insert_guide(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_guide_row, {id, json::write(body)});
}

void update_guide(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_guide_row, {id, json::write(body)});
}

Value guide(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_guide, {id}));
}

bool insert(db::Tx& tx, Application const& one) {
    return tx.try_run(insert_application, {one.id, one.guide, one.provider, json::write(one.body)});
}

std::optional<Application> application(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_application, {id});
    return rows.empty() ? std::nullopt : std::optional(application_in(rows.front()));
}

std::vector<Application> applications(db::Tx& tx, std::int64_t guide) {
    std::vector<Application> all;
    for (auto const& row : tx.run(select_applications, {guide})) {
        all.push_back(application_in(row));
    }
    return all;
}

void withdraw(db::Tx& tx, std::int64_t id) {
    tx.run(mark_withdrawn, {id});
}

void keep_sheet(db::Tx& tx, std::int64_t guide, Sheet const& sheet) {
    tx.run(upsert_sheet, {guide, sheet.person, json::write(sheet.body)});
}

std::vector<Sheet> sheets(db::Tx& tx, std::int64_t guide) {
    std::vector<Sheet> all;
    for (auto const& row : tx.run(select_sheets, {guide})) {
        all.push_back({.person = row.integer(0), .body = json::parse(row.text(1)).value()});
    }
    return all;
}

void clear_sheets(db::Tx& tx, std::int64_t guide) {
    tx.run(delete_sheets, {guide});
}

void insert_objection(db::Tx& tx, std::int64_t id, std::string const& receipt, Value const& body) {
    tx.run(insert_objection_row, {id, receipt, json::write(body)});
}

std::int64_t objection_of(db::Tx& tx, std::string_view receipt) {
    auto const rows = tx.run(select_by_receipt, {std::string(receipt)});
    return rows.empty() ? 0 : rows.front().integer(0);
}

void update_objection(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_objection_row, {id, json::write(body)});
}

Value objection(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_objection, {id}));
}

}  // namespace qiyue::application::store

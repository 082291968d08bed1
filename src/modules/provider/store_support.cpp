#include "modules/provider/registry.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::provider::store {

namespace {

constexpr char const* insert_one_support = "INSERT INTO provider_support (id, provider, body) VALUES ($1, $2, $3)";

constexpr char const* select_support = "SELECT body FROM provider_support WHERE id = $1";

constexpr char const* select_supports = "SELECT body FROM provider_support WHERE provider = $1 ORDER BY id";

constexpr char const* insert_one_course = "INSERT INTO provider_course (id, places, body) VALUES ($1, $2, $3)";

constexpr char const* select_course = "SELECT body FROM provider_course WHERE id = $1";

constexpr char const* insert_enrolment =
    "INSERT INTO provider_enrolment (id, course, provider, attended) VALUES ($1, $2, $3, 0)";

constexpr char const* delete_enrolment = "DELETE FROM provider_enrolment WHERE course = $1 AND provider = $2";

constexpr char const* update_attended =
    "UPDATE provider_enrolment SET attended = 1 WHERE course = $1 AND provider = $2";

constexpr char const* select_enrolled =
    "SELECT provider, attended FROM provider_enrolment WHERE course = $1 ORDER BY id";

Value body_of(db::Row const& row) {
    return json::parse(row.text(0)).value();
}

}  // namespace

void insert_support(db::Tx& tx, std::int64_t id, std::int64_t provider, Value const& body) {
    tx.run(insert_one_support, {id, provider, json::write(body)});
}

Value support(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_support, {id}), body_of).value_or(Value::object());
}

std::vector<Value> supports(db::Tx& tx, std::int64_t provider) {
    return db::all(tx.run(select_supports, {provider}), body_of);
}

void insert_course(db::Tx& tx, std::int64_t id, std::int64_t places, Value const& body) {
    tx.run(insert_one_course, {id, places, json::write(body)});
}

Value course(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_course, {id}), body_of).value_or(Value::object());
}

void enrol(db::Tx& tx, std::int64_t id, std::int64_t course, std::int64_t provider) {
    tx.run(insert_enrolment, {id, course, provider});
}

void leave(db::Tx& tx, std::int64_t course, std::int64_t provider) {
    tx.run(delete_enrolment, {course, provider});
}

void attend(db::Tx& tx, std::int64_t course, std::int64_t provider) {
    tx.run(update_attended, {course, provider});
}

std::vector<Enrolment> enrolled(db::Tx& tx, std::int64_t course) {
    return db::all(tx.run(select_enrolled, {course}), [](db::Row const& row) {
        return Enrolment{.provider = row.integer(0), .attended = row.integer(1) == 1};
    });
}

}  // namespace qiyue::provider::store

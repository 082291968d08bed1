#include "modules/mode/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

namespace qiyue::mode::store {

namespace {

constexpr char const* insert_mode = "INSERT INTO mode_mode (id, body) VALUES ($1, $2)";
constexpr char const* update_mode = "UPDATE mode_mode SET body = $2 WHERE id = $1";
constexpr char const* select_mode = "SELECT body FROM mode_mode WHERE id = $1";
constexpr char const* insert_matter = R"sql(
INSERT INTO mode_matter (id, title, valid_from, valid_until, ground) VALUES ($1, $2, $3, $4, $5))sql";
constexpr char const* select_matter =
    "SELECT id, title, valid_from, valid_until, ground FROM mode_matter WHERE id = $1";

constexpr char const* insert_one = "INSERT INTO mode_entrustment (id, body) VALUES ($1, $2)";
constexpr char const* update_one = "UPDATE mode_entrustment SET body = $2 WHERE id = $1";
constexpr char const* select_one = "SELECT body FROM mode_entrustment WHERE id = $1";

}  // namespace

void insert_entrustment(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_one, {id, json::write(body)});
}

void update_entrustment(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_one, {id, json::write(body)});
}

Value entrustment(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_one, {id}));
}

void insert(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_mode, {id, json::write(body)});
}

void update(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_mode, {id, json::write(body)});
}

Value mode(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_mode, {id}));
}

void insert(db::Tx& tx, Matter const& one) {
    tx.run(insert_matter, {one.id, one.title, one.from.iso(), one.until.iso(), one.ground});
}

std::optional<Matter> matter(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_matter, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Matter{.id = row.integer(0),
                  .title = row.text(1),
                  .from = Day::parse(row.text(2)).value(),
                  .until = Day::parse(row.text(3)).value(),
                  .ground = row.text(4)};
}

}  // namespace qiyue::mode::store

#include "modules/catalogue/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

namespace qiyue::catalogue::store {

namespace {

constexpr char const* insert_item = R"sql(
INSERT INTO catalogue_item (id, region, code, name, service_class, central, barred, in_force_from, in_force_until, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9))sql";

constexpr char const* select_item = R"sql(
SELECT id, code, name, service_class, central, barred, in_force_from, in_force_until, body, adopted, region
FROM catalogue_item WHERE id = $1)sql";

constexpr char const* select_in_force = R"sql(
SELECT i.id, i.code, i.name, i.service_class, i.central, i.barred, i.in_force_from, i.in_force_until, i.body, i.adopted,
       i.region
FROM catalogue_item i
WHERE i.adopted IS NOT NULL AND i.in_force_from <= $1 AND (i.in_force_until IS NULL OR i.in_force_until >= $1)
ORDER BY i.service_class, i.code)sql";

constexpr char const* insert_access_row =
    "INSERT INTO catalogue_access (id, in_force_from, in_force_until, body) VALUES ($1, $2, $3, $4)";
constexpr char const* end_access_row = "UPDATE catalogue_access SET in_force_until = $2, body = $3 WHERE id = $1";
constexpr char const* select_access = "SELECT body FROM catalogue_access WHERE id = $1";
constexpr char const* select_access_in_force = R"sql(
SELECT body FROM catalogue_access
WHERE in_force_from <= $1 AND (in_force_until IS NULL OR in_force_until >= $1) ORDER BY id)sql";

constexpr char const* adopt_item = "UPDATE catalogue_item SET adopted = $2 WHERE id = $1";

constexpr char const* reject_item = "UPDATE catalogue_item SET rejected = $2 WHERE id = $1";

constexpr char const* end_item = "UPDATE catalogue_item SET in_force_until = $2 WHERE id = $1";

Item item_of(db::Row const& row) {
    Item item;
    item.id = row.integer(0);
    item.region = row.text(10);
    item.code = row.text(1);
    item.name = row.text(2);
    item.service_class = static_cast<int>(row.integer(3));
    item.central = row.integer(4) != 0;
    item.barred = row.integer(5) != 0;
    item.in_force_from = Day::parse(row.text(6)).value();
    if (!row.null(7)) {
        item.in_force_until = Day::parse(row.text(7)).value();
    }
    if (!row.null(9)) {
        item.adopted = Day::parse(row.text(9)).value();
    }
    return item;
}

}  // namespace

bool insert(db::Tx& tx, Item const& item, Value const& body) {
    return tx.try_run(insert_item,
                      {item.id, item.region, item.code, item.name, std::int64_t{item.service_class},
                       std::int64_t{item.central}, std::int64_t{item.barred}, item.in_force_from.iso(),
                       json::write(body)});
}

std::optional<Item> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_item, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    return item_of(rows.front());
}

std::vector<Item> in_force(db::Tx& tx, Day day) {
    std::vector<Item> all;
    for (auto const& row : tx.run(select_in_force, {day.iso()})) {
        all.push_back(item_of(row));
    }
    return all;
}

Value body(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_item, {id});
    return rows.empty() ? Value::object() : json::parse(rows.front().text(8)).value();
}

void adopt(db::Tx& tx, std::int64_t id, Day day) {
    tx.run(adopt_item, {id, day.iso()});
}

void reject(db::Tx& tx, std::int64_t id, Day day) {
    tx.run(reject_item, {id, day.iso()});
}

void end(db::Tx& tx, std::int64_t id, Day last_day) {
    tx.run(end_item, {id, last_day.iso()});
}

void insert_access(db::Tx& tx, std::int64_t id, Day from, std::optional<Day> until, Value const& body) {
    tx.run(insert_access_row, {id, from.iso(), until ? db::Cell(until->iso()) : db::Cell(), json::write(body)});
}

void end_access(db::Tx& tx, std::int64_t id, Day last_day, Value const& body) {
    tx.run(end_access_row, {id, last_day.iso(), json::write(body)});
}

Value access(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_access, {id}));
}

std::vector<Value> access_in_force(db::Tx& tx, Day day) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_access_in_force, {day.iso()})) {
        all.push_back(json::parse(row.text(0)).value());
    }
    return all;
}

}  // namespace qiyue::catalogue::store

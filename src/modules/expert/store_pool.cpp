#include "modules/expert/store.hpp"

#include "platform/json/json.hpp"

// Calls, what is noted of experts, and how often experts may be drawn.
namespace qiyue::expert::store {

namespace {

constexpr char const* insert_limit = R"sql(
INSERT INTO expert_limit (id, document, holds_from, sittings_a_year, rest_days) VALUES ($1, $2, $3, $4, $5))sql";

constexpr char const* select_limit = R"sql(
SELECT id, document, holds_from, sittings_a_year, rest_days FROM expert_limit WHERE id = $1)sql";

constexpr char const* select_limit_from = R"sql(
SELECT id, document, holds_from, sittings_a_year, rest_days FROM expert_limit WHERE holds_from = $1)sql";

constexpr char const* select_limit_on = R"sql(
SELECT id, document, holds_from, sittings_a_year, rest_days FROM expert_limit
WHERE holds_from <= $1 ORDER BY holds_from DESC LIMIT 1)sql";

constexpr char const* add_note = "INSERT INTO expert_note (id, entry, kind, body) VALUES ($1, $2, $3, $4)";
constexpr char const* select_notes = "SELECT body FROM expert_note WHERE entry = $1 AND kind = $2 ORDER BY id";
constexpr char const* add_call = "INSERT INTO expert_call (id, body) VALUES ($1, $2)";
constexpr char const* select_call = "SELECT body FROM expert_call WHERE id = $1";

std::optional<Limit> first(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Limit{.id = row.integer(0),
                 .document = row.text(1),
                 .from = Day::parse(row.text(2)).value(),
                 .sittings_a_year = row.integer(3),
                 .rest_days = row.integer(4)};
}

}  // namespace

void insert(db::Tx& tx, Limit const& one) {
    tx.run(insert_limit, {one.id, one.document, one.from.iso(), one.sittings_a_year, one.rest_days});
}

std::optional<Limit> limit(db::Tx& tx, std::int64_t id) {
    return first(tx.run(select_limit, {id}));
}

std::optional<Limit> limit_from(db::Tx& tx, Day from) {
    return first(tx.run(select_limit_from, {from.iso()}));
}

std::optional<Limit> limit_on(db::Tx& tx, Day on) {
    return first(tx.run(select_limit_on, {on.iso()}));
}

void insert_note(db::Tx& tx, std::int64_t id, std::int64_t entry, std::string const& kind, Value const& body) {
    tx.run(add_note, {id, entry, kind, json::write(body)});
}

std::vector<Value> notes(db::Tx& tx, std::int64_t entry, std::string const& kind) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_notes, {entry, kind})) {
        all.push_back(json::parse(row.text(0)).value());
    }
    return all;
}

void insert_call(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(add_call, {id, json::write(body)});
}

std::optional<Value> call(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_call, {id});
    return rows.empty() ? std::nullopt : std::optional(json::parse(rows.front().text(0)).value());
}

}  // namespace qiyue::expert::store

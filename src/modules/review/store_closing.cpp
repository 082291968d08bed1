#include "modules/review/store.hpp"

#include "platform/json/json.hpp"

// Closing reviews.
namespace qiyue::review::store {

namespace {

constexpr char const* insert_closing = "INSERT INTO review_closing (id, draw, body) VALUES ($1, $2, $3)";
constexpr char const* update_closing = "UPDATE review_closing SET body = $2 WHERE id = $1";
constexpr char const* select_closing = "SELECT id, draw, body FROM review_closing WHERE id = $1";
constexpr char const* select_closing_of_draw = "SELECT id, draw, body FROM review_closing WHERE draw = $1";

std::optional<Closing> first(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Closing{.id = row.integer(0), .draw = row.integer(1), .body = json::parse(row.text(2)).value()};
}

}  // namespace

void insert(db::Tx& tx, Closing const& one) {
    tx.run(insert_closing, {one.id, one.draw, json::write(one.body)});
}

void update(db::Tx& tx, Closing const& one) {
    tx.run(update_closing, {one.id, json::write(one.body)});
}

std::optional<Closing> closing(db::Tx& tx, std::int64_t id) {
    return first(tx.run(select_closing, {id}));
}

std::optional<Closing> closing_of_draw(db::Tx& tx, std::int64_t draw) {
    return first(tx.run(select_closing_of_draw, {draw}));
}

}  // namespace qiyue::review::store

#include "modules/tender/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::tender::store {

namespace {

constexpr char const* insert_row = "INSERT INTO tender_lot (tender, whole, number, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_row = "UPDATE tender_lot SET body = $2 WHERE tender = $1";

constexpr char const* delete_row = "DELETE FROM tender_lot WHERE tender = $1";

constexpr char const* select_of_whole =
    "SELECT tender, whole, number, body FROM tender_lot WHERE whole = $1 ORDER BY number";

constexpr char const* select_one = "SELECT tender, whole, number, body FROM tender_lot WHERE tender = $1";

LotRow row_of(db::Row const& row) {
    return {.tender = row.integer(0),
            .whole = row.integer(1),
            .number = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

}  // namespace

bool insert_lot(db::Tx& tx, std::int64_t tender, std::int64_t whole, std::int64_t number, Value const& body) {
    return tx.try_run(insert_row, {tender, whole, number, json::write(body)});
}

void update_lot(db::Tx& tx, std::int64_t tender, Value const& body) {
    tx.run(update_row, {tender, json::write(body)});
}

void remove_lot(db::Tx& tx, std::int64_t tender) {
    tx.run(delete_row, {tender});
}

std::vector<LotRow> lots(db::Tx& tx, std::int64_t whole) {
    std::vector<LotRow> all;
    for (auto const& row : tx.run(select_of_whole, {whole})) {
        all.push_back(row_of(row));
    }
    return all;
}

std::optional<LotRow> lot(db::Tx& tx, std::int64_t tender) {
    auto const rows = tx.run(select_one, {tender});
    return rows.empty() ? std::nullopt : std::optional(row_of(rows.front()));
}

}  // namespace qiyue::tender::store

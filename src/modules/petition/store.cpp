#include "modules/petition/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::petition::store {

namespace {

constexpr char const* insert_case = "INSERT INTO petition_case (id, receipt, kind, body) VALUES ($1, $2, $3, $4)";
constexpr char const* update_body = "UPDATE petition_case SET body = $2 WHERE id = $1";
constexpr char const* select_case = "SELECT id, receipt, kind, body FROM petition_case WHERE id = $1";
constexpr char const* select_by_receipt = "SELECT id, receipt, kind, body FROM petition_case WHERE receipt = $1";

std::optional<Case> case_in(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Case{
        .id = row.integer(0), .receipt = row.text(1), .kind = row.text(2), .body = json::parse(row.text(3)).value()};
}

}  // namespace

void insert(db::Tx& tx, Case const& one) {
    tx.run(insert_case, {one.id, one.receipt, one.kind, json::write(one.body)});
}

void set_body(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_body, {id, json::write(body)});
}

std::optional<Case> find(db::Tx& tx, std::int64_t id) {
    return case_in(tx.run(select_case, {id}));
}

std::optional<Case> by_receipt(db::Tx& tx, std::string_view receipt) {
    return case_in(tx.run(select_by_receipt, {std::string(receipt)}));
}

}  // namespace qiyue::petition::store

#include "modules/disclosure/store.hpp"

#include "modules/disclosure/table.hpp"
#include "platform/json/json.hpp"

// What is owed, what is withheld, and what people said.
namespace qiyue::disclosure::store {

namespace {

constexpr char const* insert_due = R"sql(
INSERT INTO disclosure_due (id, rule, project, object, holder, opened, due, clause, body, notice)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0))sql";

constexpr char const* select_due = R"sql(
SELECT id, rule, project, object, holder, opened, due, clause, body, notice FROM disclosure_due WHERE id = $1)sql";

constexpr char const* select_dues = R"sql(
SELECT id, rule, project, object, holder, opened, due, clause, body, notice FROM disclosure_due
WHERE (CAST($1 AS BIGINT) = 0 OR project = CAST($1 AS BIGINT))
  AND (CAST($2 AS TEXT) = 'all' OR notice = 0)
  AND (CAST($2 AS TEXT) <> 'overdue' OR due < CAST($3 AS TEXT))
ORDER BY id LIMIT 2000)sql";

constexpr char const* select_open_of_object = R"sql(
SELECT id, rule, project, object, holder, opened, due, clause, body, notice FROM disclosure_due
WHERE object = $1 AND rule = $2 AND notice = 0 ORDER BY id)sql";

constexpr char const* select_open_with_day = R"sql(
SELECT id, rule, project, object, holder, opened, due, clause, body, notice FROM disclosure_due
WHERE notice = 0 AND due IS NOT NULL ORDER BY id)sql";

constexpr char const* update_due_day = "UPDATE disclosure_due SET due = $2 WHERE id = $1";

constexpr char const* fulfil_due = "UPDATE disclosure_due SET notice = $2 WHERE id = $1";

constexpr char const* delete_owed = "DELETE FROM disclosure_due WHERE object = $1 AND notice = 0";

constexpr char const* insert_exemption = R"sql(
INSERT INTO disclosure_exemption (id, project, object_kind, field, ground, reason, state, proposed_by, approved_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* update_exemption = "UPDATE disclosure_exemption SET state = $2, approved_by = $3 WHERE id = $1";

constexpr char const* select_exemption = R"sql(
SELECT id, project, object_kind, field, ground, reason, state, proposed_by, approved_by
FROM disclosure_exemption WHERE id = $1)sql";

constexpr char const* select_exemptions = R"sql(
SELECT id, project, object_kind, field, ground, reason, state, proposed_by, approved_by
FROM disclosure_exemption WHERE project = $1 AND state = $2 ORDER BY id)sql";

constexpr char const* insert_remark = R"sql(
INSERT INTO disclosure_remark (id, receipt, project, notice, kind, content, contact, received, handler, assigned, answer, answered)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";

constexpr char const* update_remark = R"sql(
UPDATE disclosure_remark SET handler = $2, assigned = $3, answer = $4, answered = $5 WHERE id = $1)sql";

constexpr char const* select_remark = R"sql(
SELECT id, receipt, project, notice, kind, content, contact, received, handler, assigned, answer, answered
FROM disclosure_remark WHERE id = $1)sql";

constexpr char const* select_remark_by_receipt = R"sql(
SELECT id, receipt, project, notice, kind, content, contact, received, handler, assigned, answer, answered
FROM disclosure_remark WHERE receipt = $1)sql";

char const* name_of(Owed owed) {
    switch (owed) {
    case Owed::all: return "all";
    case Owed::open: return "open";
    case Owed::overdue: return "overdue";
    }
    ENSURE(false);
}

DueRow read_due(db::Row const& row) {
    DueRow made;
    auto& d = made.due;
    d.id = row.integer(0);
    d.rule = row.text(1);
    d.kind = rule_named(d.rule).kind;
    d.stage = rule_named(d.rule).stage;
    d.project = row.integer(2);
    d.object = row.integer(3);
    d.holder = row.integer(4);
    d.opened = Day::parse(row.text(5)).value();
    if (!row.null(6)) {
        d.due = Day::parse(row.text(6)).value();
    }
    d.clause = row.text(7);
    made.body = json::parse(row.text(8)).value();
    d.notice = row.integer(9);
    return made;
}

std::vector<DueRow> read_all(db::Rows const& rows) {
    std::vector<DueRow> all;
    for (auto const& row : rows) {
        all.push_back(read_due(row));
    }
    return all;
}

Exemption read_exemption(db::Row const& row) {
    return {.id = row.integer(0),
            .project = row.integer(1),
            .object_kind = row.text(2),
            .field = row.text(3),
            .ground = row.text(4),
            .reason = row.text(5),
            .state = row.text(6),
            .proposed_by = row.integer(7),
            .approved_by = row.text(8)};
}

std::optional<Instant> instant(db::Row const& row, std::size_t column) {
    return row.null(column) ? std::nullopt : std::optional(Instant::from_micros(row.integer(column)));
}

db::Cell cell(std::optional<Instant> const& some) {
    return some ? db::Cell(some->micros()) : db::Cell();
}

std::optional<Remark> read_remark(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Remark{.id = row.integer(0),
                  .receipt = row.text(1),
                  .project = row.integer(2),
                  .notice = row.integer(3),
                  .kind = row.text(4),
                  .content = row.text(5),
                  .contact = row.text(6),
                  .received = Instant::from_micros(row.integer(7)),
                  .handler = row.text(8),
                  .assigned = instant(row, 9),
                  .answer = row.text(10),
                  .answered = instant(row, 11)};
}

}  // namespace

void insert(db::Tx& tx, DueRow const& row) {
    auto const& d = row.due;
    tx.run(insert_due,
           {d.id, d.rule, d.project, d.object, d.holder, d.opened.iso(), d.due ? db::Cell(d.due->iso()) : db::Cell(),
            d.clause, json::write(row.body)});
}

std::optional<DueRow> due(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_due, {id});
    return rows.empty() ? std::nullopt : std::optional(read_due(rows.front()));
}

std::vector<DueRow> dues(db::Tx& tx, std::int64_t project, Owed owed, Day today) {
    return read_all(tx.run(select_dues, {project, name_of(owed), today.iso()}));
}

std::vector<DueRow> open_of_object(db::Tx& tx, std::int64_t object, std::string_view rule) {
    return read_all(tx.run(select_open_of_object, {object, std::string(rule)}));
}

std::vector<DueRow> open_with_day(db::Tx& tx) {
    return read_all(tx.run(select_open_with_day));
}

void move_due(db::Tx& tx, std::int64_t due, Day day) {
    tx.run(update_due_day, {due, day.iso()});
}

void withdraw_owed(db::Tx& tx, std::int64_t object) {
    tx.run(delete_owed, {object});
}

void fulfil(db::Tx& tx, std::int64_t due, std::int64_t notice) {
    tx.run(fulfil_due, {due, notice});
}

void insert(db::Tx& tx, Exemption const& e) {
    tx.run(insert_exemption,
           {e.id, e.project, e.object_kind, e.field, e.ground, e.reason, e.state, e.proposed_by, e.approved_by});
}

void update(db::Tx& tx, Exemption const& e) {
    tx.run(update_exemption, {e.id, e.state, e.approved_by});
}

std::optional<Exemption> exemption(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_exemption, {id});
    return rows.empty() ? std::nullopt : std::optional(read_exemption(rows.front()));
}

std::vector<Exemption> exemptions(db::Tx& tx, std::int64_t project, std::string_view state) {
    std::vector<Exemption> all;
    for (auto const& row : tx.run(select_exemptions, {project, std::string(state)})) {
        all.push_back(read_exemption(row));
    }
    return all;
}

void insert(db::Tx& tx, Remark const& r) {
    tx.run(insert_remark,
           {r.id, r.receipt, r.project, r.notice, r.kind, r.content, r.contact, r.received.micros(), r.handler,
            cell(r.assigned), r.answer, cell(r.answered)});
}

void update(db::Tx& tx, Remark const& r) {
    tx.run(update_remark, {r.id, r.handler, cell(r.assigned), r.answer, cell(r.answered)});
}

std::optional<Remark> remark(db::Tx& tx, std::int64_t id) {
    return read_remark(tx.run(select_remark, {id}));
}

std::optional<Remark> remark_by_receipt(db::Tx& tx, std::string_view receipt) {
    return read_remark(tx.run(select_remark_by_receipt, {std::string(receipt)}));
}

}  // namespace qiyue::disclosure::store

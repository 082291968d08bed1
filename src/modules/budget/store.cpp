#include "modules/budget/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::budget::store {

namespace {

constexpr char const* insert_line = R"sql(
INSERT INTO budget_line (id, buyer, fiscal_year, code, name, amount, purchased) VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
constexpr char const* select_line = R"sql(
SELECT id, buyer, fiscal_year, code, name, amount, purchased FROM budget_line WHERE id = $1)sql";
constexpr char const* select_lines = R"sql(
SELECT id, buyer, fiscal_year, code, name, amount, purchased FROM budget_line
WHERE buyer = $1 AND fiscal_year = $2 ORDER BY code)sql";

constexpr char const* insert_round = R"sql(
INSERT INTO budget_round (id, region, fiscal_year, open_day, close_day, body) VALUES ($1, $2, $3, $4, $5, $6))sql";
constexpr char const* select_round = R"sql(
SELECT id, region, fiscal_year, open_day, close_day, body, congress FROM budget_round WHERE id = $1)sql";
constexpr char const* update_congress = "UPDATE budget_round SET congress = $2 WHERE id = $1";

constexpr char const* insert_package = R"sql(
INSERT INTO budget_package (id, round, buyer, fiscal_year, submission, body) VALUES ($1, $2, $3, $4, 0, $5))sql";
constexpr char const* select_package = R"sql(
SELECT id, round, buyer, fiscal_year, submission, body, receipt, publication FROM budget_package WHERE id = $1)sql";
constexpr char const* update_body = "UPDATE budget_package SET body = $2 WHERE id = $1";
constexpr char const* update_submission = "UPDATE budget_package SET submission = $2 WHERE id = $1";
constexpr char const* update_receipt = "UPDATE budget_package SET receipt = $2 WHERE id = $1";
constexpr char const* update_publication = "UPDATE budget_package SET publication = $2 WHERE id = $1";

constexpr char const* insert_adjustment = R"sql(
INSERT INTO budget_adjustment (id, package, project, fiscal_year, amount_before, amount_after, body)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
constexpr char const* select_adjustment = R"sql(
SELECT id, package, project, fiscal_year, amount_before, amount_after, body FROM budget_adjustment WHERE id = $1)sql";

constexpr char const* insert_plan =
    "INSERT INTO budget_plan (id, project, filed, intention, body) VALUES ($1, $2, $3, $4, $5)";
constexpr char const* update_plan = "UPDATE budget_plan SET filed = $2, intention = $3, body = $4 WHERE id = $1";
constexpr char const* select_plan = "SELECT id, project, filed, intention, body FROM budget_plan WHERE id = $1";
constexpr char const* select_filed_plan = R"sql(
SELECT id, project, filed, intention, body FROM budget_plan WHERE project = $1 AND filed = 1 ORDER BY id DESC LIMIT 1)sql";

constexpr char const* insert_result = R"sql(
INSERT INTO budget_result (project, buyer, catalogue_item, fiscal_year, grade, day) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (project, fiscal_year) DO UPDATE SET grade = EXCLUDED.grade, day = EXCLUDED.day)sql";
constexpr char const* select_last_result = R"sql(
SELECT project, buyer, catalogue_item, fiscal_year, grade, day FROM budget_result
WHERE buyer = $1 AND catalogue_item = $2 ORDER BY day DESC, fiscal_year DESC LIMIT 1)sql";

Value value_in(db::Row const& row, std::size_t column) {
    return row.null(column) ? Value() : json::parse(row.text(column)).value();
}

int year_in(db::Row const& row, std::size_t column) {
    return static_cast<int>(row.integer(column));
}

BudgetLine line_in(db::Row const& row) {
    return {row.integer(0),     row.integer(1), year_in(row, 2), row.text(3), row.text(4), Money::fen(row.integer(5)),
            row.integer(6) != 0};
}

db::Cell day_cell(std::optional<Day> day) {
    return day ? db::Cell{day->iso()} : db::Cell{};
}

std::optional<PlanRow> one_plan(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    PlanRow plan{row.integer(0), row.integer(1), row.integer(2) != 0, std::nullopt, value_in(row, 4)};
    if (!row.null(3)) {
        plan.intention = Day::parse(row.text(3)).value();
    }
    return plan;
}

}  // namespace

bool insert(db::Tx& tx, BudgetLine const& line) {
    return tx.try_run(insert_line,
                      {line.id, line.buyer, std::int64_t{line.fiscal_year}, line.code, line.name, line.amount.in_fen(),
                       std::int64_t{line.purchased}});
}

std::optional<BudgetLine> line(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_line, {id});
    return rows.empty() ? std::nullopt : std::optional(line_in(rows.front()));
}

std::vector<BudgetLine> lines(db::Tx& tx, std::int64_t buyer, int fiscal_year) {
    std::vector<BudgetLine> all;
    for (auto const& row : tx.run(select_lines, {buyer, std::int64_t{fiscal_year}})) {
        all.push_back(line_in(row));
    }
    return all;
}

bool insert(db::Tx& tx, Round const& round) {
    return tx.try_run(insert_round,
                      {round.id, round.region, std::int64_t{round.fiscal_year}, round.open_day.iso(),
                       round.close_day.iso(), json::write(round.body)});
}

std::optional<Round> round(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_round, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Round{row.integer(0),
                 row.text(1),
                 year_in(row, 2),
                 Day::parse(row.text(3)).value(),
                 Day::parse(row.text(4)).value(),
                 value_in(row, 5),
                 value_in(row, 6)};
}

void set_congress(db::Tx& tx, std::int64_t round, Value const& congress) {
    tx.run(update_congress, {round, json::write(congress)});
}

bool insert(db::Tx& tx, Package const& package) {
    return tx.try_run(
        insert_package,
        {package.id, package.round, package.buyer, std::int64_t{package.fiscal_year}, json::write(package.body)});
}

std::optional<Package> package(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_package, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Package{row.integer(0),  row.integer(1),   row.integer(2),   year_in(row, 3),
                   year_in(row, 4), value_in(row, 5), value_in(row, 6), value_in(row, 7)};
}

void set_body(db::Tx& tx, std::int64_t package, Value const& body) {
    tx.run(update_body, {package, json::write(body)});
}

void set_submission(db::Tx& tx, std::int64_t package, int submission) {
    tx.run(update_submission, {package, std::int64_t{submission}});
}

void set_receipt(db::Tx& tx, std::int64_t package, Value const& receipt) {
    tx.run(update_receipt, {package, json::write(receipt)});
}

void set_publication(db::Tx& tx, std::int64_t package, Value const& publication) {
    tx.run(update_publication, {package, json::write(publication)});
}

void insert(db::Tx& tx, Adjustment const& adjustment) {
    tx.run(insert_adjustment,
           {adjustment.id, adjustment.package, adjustment.project, std::int64_t{adjustment.fiscal_year},
            adjustment.before.in_fen(), adjustment.after.in_fen(), json::write(adjustment.body)});
}

std::optional<Adjustment> adjustment(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_adjustment, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Adjustment{row.integer(0),
                      row.integer(1),
                      row.integer(2),
                      year_in(row, 3),
                      Money::fen(row.integer(4)),
                      Money::fen(row.integer(5)),
                      value_in(row, 6)};
}

void insert(db::Tx& tx, PlanRow const& plan) {
    tx.run(insert_plan,
           {plan.id, plan.project, std::int64_t{plan.filed}, day_cell(plan.intention), json::write(plan.body)});
}

void update(db::Tx& tx, PlanRow const& plan) {
    tx.run(update_plan, {plan.id, std::int64_t{plan.filed}, day_cell(plan.intention), json::write(plan.body)});
}

std::optional<PlanRow> plan(db::Tx& tx, std::int64_t id) {
    return one_plan(tx.run(select_plan, {id}));
}

std::optional<PlanRow> filed_plan(db::Tx& tx, std::int64_t project) {
    return one_plan(tx.run(select_filed_plan, {project}));
}

void insert(db::Tx& tx, PastResult const& result) {
    tx.run(insert_result,
           {result.project, result.buyer, result.catalogue_item, std::int64_t{result.year}, result.grade,
            result.day.iso()});
}

std::optional<PastResult> last_result(db::Tx& tx, std::int64_t buyer, std::int64_t catalogue_item) {
    auto const rows = tx.run(select_last_result, {buyer, catalogue_item});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return PastResult{row.integer(0),  row.integer(1), row.integer(2),
                      year_in(row, 3), row.text(4),    Day::parse(row.text(5)).value()};
}

}  // namespace qiyue::budget::store

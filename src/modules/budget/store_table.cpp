#include "modules/budget/store.hpp"
#include "platform/json/json.hpp"

// The purchase table itself: rows as submitted, finance's decisions, and the released versions.
namespace qiyue::budget::store {

namespace {

constexpr char const* insert_row = R"sql(
INSERT INTO budget_row (id, package, submission, project, catalogue_item, line, fiscal_year, requested, purchase_class,
                        because, reservation, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";

constexpr char const* insert_decision =
    "INSERT INTO budget_decision (row_id, decision, approved, reason, at) VALUES ($1, $2, $3, $4, $5)";

constexpr char const* select_rows = R"sql(
SELECT r.id, r.project, r.catalogue_item, r.line, r.fiscal_year, r.requested, r.purchase_class, r.because, r.reservation,
       r.body, d.decision, d.approved, d.reason
FROM budget_row AS r LEFT JOIN budget_decision AS d ON d.row_id = r.id
WHERE r.package = $1 AND r.submission = $2 ORDER BY r.id)sql";

constexpr char const* insert_version = R"sql(
INSERT INTO budget_version (project, fiscal_year, version, package, line, request, purchase_class, amount, from_day, entry)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";

constexpr char const* select_versions = R"sql(
SELECT version, package, line, request, purchase_class, amount, from_day, entry FROM budget_version
WHERE project = $1 AND fiscal_year = $2 ORDER BY version)sql";

constexpr char const* select_versions_of_year = R"sql(
SELECT v.project, v.version, v.package, v.line, v.request, v.purchase_class, v.amount, v.from_day, v.entry FROM budget_version AS v
WHERE v.fiscal_year = $1 AND v.version = (SELECT MAX(w.version) FROM budget_version AS w
                                          WHERE w.project = v.project AND w.fiscal_year = v.fiscal_year)
ORDER BY v.project)sql";

constexpr char const* select_rows_of_line = R"sql(
SELECT v.project, v.amount, f.amount FROM budget_version AS v
JOIN budget_version AS f ON f.project = v.project AND f.fiscal_year = v.fiscal_year AND f.version = 1
WHERE v.line = $1 AND v.fiscal_year = $2
  AND v.version = (SELECT MAX(w.version) FROM budget_version AS w
                   WHERE w.project = v.project AND w.fiscal_year = v.fiscal_year)
ORDER BY v.project)sql";

}  // namespace

void insert(db::Tx& tx, Row const& row) {
    tx.run(insert_row,
           {row.id, row.package, std::int64_t{row.submission}, row.project, row.catalogue_item, row.line,
            std::int64_t{row.fiscal_year}, row.requested.in_fen(), row.purchase_class, row.because, row.reservation,
            json::write(row.body)});
}

void decide(db::Tx& tx, Row const& row, Instant at) {
    tx.run(insert_decision, {row.id, row.decision, row.approved.in_fen(), row.reason, at.micros()});
}

std::vector<Row> rows(db::Tx& tx, std::int64_t package, int submission) {
    std::vector<Row> all;
    for (auto const& found : tx.run(select_rows, {package, std::int64_t{submission}})) {
        Row row;
        row.id = found.integer(0);
        row.package = package;
        row.submission = submission;
        row.project = found.integer(1);
        row.catalogue_item = found.integer(2);
        row.line = found.integer(3);
        row.fiscal_year = static_cast<int>(found.integer(4));
        row.requested = Money::fen(found.integer(5));
        row.purchase_class = found.text(6);
        row.because = found.text(7);
        row.reservation = found.integer(8);
        row.body = json::parse(found.text(9)).value();
        row.decision = found.text_or(10, {});
        row.approved = Money::fen(found.integer_or(11, 0));
        row.reason = found.text_or(12, {});
        all.push_back(std::move(row));
    }
    return all;
}

void insert(db::Tx& tx, Version const& version) {
    tx.run(insert_version,
           {version.project, std::int64_t{version.fiscal_year}, std::int64_t{version.version}, version.package,
            version.line, version.request, version.purchase_class, version.amount.in_fen(), version.from.iso(),
            version.entry});
}

std::vector<Version> versions(db::Tx& tx, std::int64_t project, int fiscal_year) {
    std::vector<Version> all;
    for (auto const& row : tx.run(select_versions, {project, std::int64_t{fiscal_year}})) {
        all.push_back({.project = project,
                       .fiscal_year = fiscal_year,
                       .version = static_cast<int>(row.integer(0)),
                       .package = row.integer(1),
                       .line = row.integer(2),
                       .request = row.integer(3),
                       .purchase_class = row.text(4),
                       .amount = Money::fen(row.integer(5)),
                       .from = Day::parse(row.text(6)).value(),
                       .entry = row.integer(7)});
    }
    return all;
}

std::vector<Version> versions_of_year(db::Tx& tx, int fiscal_year) {
    std::vector<Version> all;
    for (auto const& row : tx.run(select_versions_of_year, {std::int64_t{fiscal_year}})) {
        all.push_back({.project = row.integer(0),
                       .fiscal_year = fiscal_year,
                       .version = static_cast<int>(row.integer(1)),
                       .package = row.integer(2),
                       .line = row.integer(3),
                       .request = row.integer(4),
                       .purchase_class = row.text(5),
                       .amount = Money::fen(row.integer(6)),
                       .from = Day::parse(row.text(7)).value(),
                       .entry = row.integer(8)});
    }
    return all;
}

std::vector<RowOfLine> rows_of_line(db::Tx& tx, std::int64_t line, int fiscal_year) {
    std::vector<RowOfLine> all;
    for (auto const& row : tx.run(select_rows_of_line, {line, std::int64_t{fiscal_year}})) {
        all.push_back({.project = row.integer(0),
                       .amount = Money::fen(row.integer(1)),
                       .first_amount = Money::fen(row.integer(2))});
    }
    return all;
}

}  // namespace qiyue::budget::store

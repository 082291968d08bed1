#include "modules/disclosure/store_figures.hpp"

#include "modules/disclosure/store.hpp"

#include "base/ensure.hpp"

namespace qiyue::disclosure::store {

namespace {

constexpr char const* insert_figure = R"sql(
INSERT INTO disclosure_figure (notice, kind, project, object, object_kind, field, fiscal_year, buyer, region, service_class,
    item, method, provider, amount)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (notice, kind) DO UPDATE SET amount = excluded.amount)sql";

constexpr char const* delete_of_object = R"sql(
DELETE FROM disclosure_figure WHERE kind = $1 AND object = $2)sql";

constexpr char const* delete_budget = R"sql(
DELETE FROM disclosure_figure WHERE kind = 'budget' AND project = $1 AND fiscal_year = $2)sql";

constexpr char const* update_method = R"sql(
UPDATE disclosure_figure SET method = $2 WHERE project = $1 AND method = '')sql";

constexpr char const* update_provider = R"sql(
UPDATE disclosure_figure SET provider = $2 WHERE project = $1 AND provider = 0)sql";

constexpr char const* update_no_provider =
    R"sql(
UPDATE disclosure_figure SET provider = 0
WHERE project = $1 AND provider IN (SELECT provider FROM disclosure_figure WHERE kind = 'award' AND object = $2))sql";

constexpr char const* select_tender = R"sql(
SELECT method FROM disclosure_figure WHERE kind = 'tender' AND project = $1 ORDER BY notice DESC LIMIT 1)sql";

constexpr char const* select_ceiling = R"sql(
SELECT amount FROM disclosure_figure WHERE kind = 'tender' AND object = $1 ORDER BY notice DESC LIMIT 1)sql";

constexpr char const* select_provider = R"sql(
SELECT provider FROM disclosure_figure WHERE project = $1 AND provider <> 0 ORDER BY notice DESC LIMIT 1)sql";

constexpr char const* select_after = R"sql(
SELECT id FROM disclosure_notice WHERE id > $1 ORDER BY id LIMIT 200)sql";

// What was withheld after it was published counts no more; who provides it is told apart by nobody where that is withheld.
// Zero and '' stand for "any".
constexpr char const* sums_of_kind = R"sql(, COUNT(DISTINCT f.project), COUNT(*), CAST(SUM(f.amount) AS BIGINT)
FROM disclosure_figure f
WHERE (CAST($1 AS BIGINT) = 0 OR f.buyer = CAST($1 AS BIGINT))
  AND (CAST($2 AS BIGINT) = 0 OR f.provider = CAST($2 AS BIGINT))
  AND (CAST($3 AS BIGINT) = 0 OR f.item = CAST($3 AS BIGINT))
  AND (CAST($4 AS BIGINT) = 0 OR f.fiscal_year = CAST($4 AS BIGINT))
  AND NOT EXISTS (SELECT 1 FROM disclosure_exemption e
      WHERE e.project = f.project AND e.state = 'approved'
        AND ((e.object_kind = f.object_kind AND e.field = f.field)
          OR (CAST($5 AS BIGINT) = 1 AND e.field IN ('provider_name', 'winner_name')))))sql";

constexpr char const* select_purchases = R"sql(
SELECT f.project, f.object, f.notice, f.amount FROM disclosure_figure f
WHERE f.kind = 'tender'
  AND (CAST($1 AS BIGINT) = 0 OR f.fiscal_year = CAST($1 AS BIGINT))
  AND NOT EXISTS (SELECT 1 FROM disclosure_figure l WHERE l.kind = 'tender' AND l.project = f.project AND l.notice > f.notice)
  AND NOT EXISTS (SELECT 1 FROM disclosure_exemption e
      WHERE e.project = f.project AND e.state = 'approved' AND e.object_kind = f.object_kind AND e.field = f.field)
ORDER BY f.notice)sql";

// One statement for each thing figures are told apart by.
char const* column_of(std::string_view by) {
    return by == "year"    ? "CAST(f.fiscal_year AS TEXT)"
        : by == "region"   ? "f.region"
        : by == "class"    ? "CAST(f.service_class AS TEXT)"
        : by == "method"   ? "f.method"
        : by == "provider" ? "CAST(f.provider AS TEXT)"
        : by == "buyer"    ? "CAST(f.buyer AS TEXT)"
        : by == "item"     ? "CAST(f.item AS TEXT)"
                           : "CAST('all' AS TEXT)";
}

}  // namespace

void put(db::Tx& tx, Figure const& f) {
    tx.run(insert_figure,
           {f.notice, f.kind, f.project, f.object, f.object_kind, f.field, std::int64_t{f.year}, f.buyer, f.region,
            std::int64_t{f.service_class}, f.item, f.method, f.provider, f.value});
}

void forget(db::Tx& tx, std::string_view kind, std::int64_t object) {
    tx.run(delete_of_object, {std::string(kind), object});
}

void forget_budget(db::Tx& tx, std::int64_t project, int year) {
    tx.run(delete_budget, {project, std::int64_t{year}});
}

void fill_in_method(db::Tx& tx, std::int64_t project, std::string const& method) {
    tx.run(update_method, {project, method});
}

void fill_in_provider(db::Tx& tx, std::int64_t project, std::int64_t provider) {
    tx.run(update_provider, {project, provider});
}

bool any_figure(db::Tx& tx) {
    return !tx.run("SELECT notice FROM disclosure_figure LIMIT 1", {}).empty();
}

std::string method_of(db::Tx& tx, std::int64_t project) {
    auto const rows = tx.run(select_tender, {project});
    return rows.empty() ? std::string() : rows.front().text(0);
}

std::optional<std::int64_t> ceiling_of(db::Tx& tx, std::int64_t tender) {
    auto const rows = tx.run(select_ceiling, {tender});
    return rows.empty() || rows.front().integer(0) == 0 ? std::nullopt : std::optional(rows.front().integer(0));
}

void forget_provider(db::Tx& tx, std::int64_t project, std::int64_t award) {
    tx.run(update_no_provider, {project, award});
}

std::int64_t provider_of(db::Tx& tx, std::int64_t project) {
    auto const rows = tx.run(select_provider, {project});
    return rows.empty() ? 0 : rows.front().integer(0);
}

std::vector<Notice> notices_after(db::Tx& tx, std::int64_t id) {
    std::vector<Notice> all;
    for (auto const& row : tx.run(select_after, {id})) {
        all.push_back(*notice(tx, row.integer(0)));
    }
    return all;
}

std::vector<Purchase> purchases(db::Tx& tx, int year) {
    std::vector<Purchase> all;
    for (auto const& row : tx.run(select_purchases, {std::int64_t{year}})) {
        auto const about = *notice(tx, row.integer(2));
        all.push_back({.project = row.integer(0),
                       .tender = row.integer(1),
                       .notice = row.integer(2),
                       .amount = row.integer(3),
                       .title = about.title,
                       .buyer_name = about.organisation_name});
    }
    return all;
}

std::vector<Sum> sums(db::Tx& tx, SumFilter const& filter) {
    auto const by_provider = filter.by == "provider" || filter.provider != 0;
    // Kind '' counts the projects of a key, whatever was published of them.
    auto const head = std::string("SELECT ") + column_of(filter.by);
    auto const sql = head + ", f.kind" + sums_of_kind + " GROUP BY 1, 2 UNION ALL " + head + ", CAST('' AS TEXT)" +
        sums_of_kind + " GROUP BY 1, 2 ORDER BY 1, 2";
    std::vector<Sum> all;
    for (auto const& row : tx.run(sql,
                                  {filter.buyer, filter.provider, filter.item, std::int64_t{filter.year},
                                   std::int64_t{by_provider ? 1 : 0}})) {
        all.push_back({.key = row.text(0),
                       .kind = row.text(1),
                       .projects = row.integer(2),
                       .count = row.integer(3),
                       .sum = row.integer(4)});
    }
    return all;
}

}  // namespace qiyue::disclosure::store

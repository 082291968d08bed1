#include "modules/disclosure/store.hpp"

#include "modules/disclosure/table.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::disclosure::store {

namespace {

constexpr char const* insert_notice = R"sql(
INSERT INTO disclosure_notice (id, rule, stage, project, object, object_kind, title, organisation, organisation_name,
    region, at, published_by, section, clauses)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))sql";

// Empty parameters stand for "any".
constexpr char const* select_notices = R"sql(
SELECT id, rule, stage, project, object, object_kind, title, organisation, organisation_name, region, at, section, clauses
FROM disclosure_notice
WHERE (CAST($1 AS BIGINT) = 0 OR project = CAST($1 AS BIGINT))
  AND (CAST($2 AS BIGINT) = 0 OR organisation = CAST($2 AS BIGINT))
  AND (CAST($3 AS TEXT) = '' OR stage = CAST($3 AS TEXT))
  AND (CAST($4 AS TEXT) = '' OR rule = CAST($4 AS TEXT))
  AND (CAST($5 AS TEXT) = '' OR region LIKE CAST($5 AS TEXT))
  AND (CAST($6 AS TEXT) = '' OR title LIKE CAST($6 AS TEXT))
  AND at >= CAST($7 AS BIGINT) AND at < CAST($8 AS BIGINT)
  AND (CAST($9 AS BIGINT) = 0 OR id < CAST($9 AS BIGINT))
ORDER BY id DESC LIMIT $10)sql";

constexpr char const* select_notice = R"sql(
SELECT id, rule, stage, project, object, object_kind, title, organisation, organisation_name, region, at, section, clauses
FROM disclosure_notice WHERE id = $1)sql";

constexpr char const* select_notices_of = R"sql(
SELECT id, rule, stage, project, object, object_kind, title, organisation, organisation_name, region, at, section, clauses
FROM disclosure_notice WHERE project = $1 ORDER BY id)sql";

constexpr char const* select_not_indexed = R"sql(
SELECT id, rule, stage, project, object, object_kind, title, organisation, organisation_name, region, at, section, clauses
FROM disclosure_notice WHERE indexed < $1 ORDER BY id LIMIT 500)sql";

constexpr char const* update_indexed = "UPDATE disclosure_notice SET indexed = $2 WHERE id = $1";

constexpr char const* upsert_project = R"sql(
INSERT INTO disclosure_project (id, number, name, fiscal_year, buyer, region, notices, changed)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, notices = disclosure_project.notices + 1, changed = excluded.changed)sql";

constexpr char const* select_project = R"sql(
SELECT id, number, name, fiscal_year, buyer, region, notices, changed FROM disclosure_project WHERE id = $1)sql";

constexpr char const* select_projects = R"sql(
SELECT id, number, name, fiscal_year, buyer, region, notices, changed FROM disclosure_project
WHERE (CAST($1 AS TEXT) = '' OR name LIKE CAST($1 AS TEXT) OR number LIKE CAST($1 AS TEXT))
  AND (CAST($2 AS TEXT) = '' OR region LIKE CAST($2 AS TEXT))
  AND (CAST($3 AS BIGINT) = 0 OR buyer = CAST($3 AS BIGINT))
  AND (CAST($4 AS BIGINT) = 0 OR fiscal_year = CAST($4 AS BIGINT))
  AND (CAST($5 AS BIGINT) = 0 OR id < CAST($5 AS BIGINT))
  AND (CAST($7 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM disclosure_figure f
      WHERE f.project = disclosure_project.id AND f.provider = CAST($7 AS BIGINT)))
  AND (CAST($8 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM disclosure_figure f
      WHERE f.project = disclosure_project.id AND f.item = CAST($8 AS BIGINT)))
ORDER BY id DESC LIMIT $6)sql";

search::Index const words{"disclosure_words"};

// A part of a text, or the region with those below it.
std::string part(std::string const& text) {
    std::string plain;
    for (char const c : text) {
        if (c != '%' && c != '_') {
            plain += c;
        }
    }
    return plain.empty() ? std::string() : "%" + plain + "%";
}

std::string region_pattern(std::string region) {
    while (region.size() > 2 && region.ends_with("00")) {
        region.erase(region.size() - 2);
    }
    return region.empty() || part(region).empty() ? std::string() : region + "%";
}

Notice read_notice(db::Row const& row) {
    Notice n;
    n.id = row.integer(0);
    n.rule = row.text(1);
    n.kind = rule_named(n.rule).kind;
    n.stage = row.text(2);
    n.project = row.integer(3);
    n.object = row.integer(4);
    n.object_kind = row.text(5);
    n.title = row.text(6);
    n.organisation = row.integer(7);
    n.organisation_name = row.text(8);
    n.region = row.text(9);
    n.at = Instant::from_micros(row.integer(10));
    n.section = json::parse(row.text(11)).value();
    auto const clauses = json::parse(row.text(12)).value();
    for (auto const& clause : clauses.items()) {
        n.clauses.push_back(clause.text());
    }
    return n;
}

std::vector<Notice> read_notices(db::Rows const& rows) {
    std::vector<Notice> all;
    for (auto const& row : rows) {
        all.push_back(read_notice(row));
    }
    return all;
}

Project read_project(db::Row const& row) {
    return {.id = row.integer(0),
            .number = row.text(1),
            .name = row.text(2),
            .year = static_cast<int>(row.integer(3)),
            .buyer = row.integer(4),
            .region = row.text(5),
            .notices = row.integer(6),
            .changed = Instant::from_micros(row.integer(7))};
}

std::int64_t limited(int limit) {
    return std::clamp(limit, 1, 500);
}

}  // namespace

void insert(db::Tx& tx, Notice const& n, std::int64_t published_by) {
    Value clauses = Value::list();
    for (auto const& clause : n.clauses) {
        clauses.push(clause);
    }
    tx.run(insert_notice,
           {n.id, n.rule, n.stage, n.project, n.object, n.object_kind, n.title, n.organisation, n.organisation_name,
            n.region, n.at.micros(), published_by, json::write(n.section), json::write(clauses)});
}

std::vector<Notice> notices(db::Tx& tx, Filter const& f) {
    auto const from = f.from ? Instant::at(*f.from, 0).micros() : 0;
    auto const to = f.to ? Instant::at(f.to->plus_days(1), 0).micros() : INT64_MAX;
    return read_notices(tx.run(select_notices,
                               {f.project, f.organisation, f.stage, f.rule, region_pattern(f.region), part(f.text),
                                from, to, f.before, limited(f.limit)}));
}

std::optional<Notice> notice(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_notice, {id});
    return rows.empty() ? std::nullopt : std::optional(read_notice(rows.front()));
}

std::vector<Notice> notices_of(db::Tx& tx, std::int64_t project) {
    return read_notices(tx.run(select_notices_of, {project}));
}

std::vector<Notice> not_indexed(db::Tx& tx, std::int64_t version) {
    return read_notices(tx.run(select_not_indexed, {version}));
}

void index(db::Tx& tx, std::int64_t notice, search::Entry const& entry, std::int64_t version) {
    words.put(tx, notice, entry);
    tx.run(update_indexed, {notice, version});
}

std::vector<std::int64_t> found(db::Tx& tx, search::Query const& query, std::int64_t before, int limit) {
    return words.find(tx, query, before, limit);
}

void count_notice(db::Tx& tx, Project const& p) {
    tx.run(upsert_project, {p.id, p.number, p.name, std::int64_t{p.year}, p.buyer, p.region, p.changed.micros()});
}

std::optional<Project> project(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_project, {id});
    return rows.empty() ? std::nullopt : std::optional(read_project(rows.front()));
}

std::vector<Project> projects(db::Tx& tx, ProjectFilter const& f) {
    std::vector<Project> all;
    for (auto const& row : tx.run(select_projects,
                                  {part(f.text), region_pattern(f.region), f.buyer, std::int64_t{f.year}, f.before,
                                   limited(f.limit), f.provider, f.item})) {
        all.push_back(read_project(row));
    }
    return all;
}

}  // namespace qiyue::disclosure::store

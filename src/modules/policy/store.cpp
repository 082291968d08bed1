#include "modules/policy/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::policy::store {

namespace {

constexpr char const* insert_interpretation = R"sql(
INSERT INTO policy_interpretation (id, statute, article, number, title, words) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* select_fields =
    "SELECT statute, article, number, title, words, authority, published, withdrawn FROM policy_interpretation WHERE id = $1";

constexpr char const* update_published =
    "UPDATE policy_interpretation SET authority = $2, published = $3 WHERE id = $1";

constexpr char const* update_withdrawn = "UPDATE policy_interpretation SET withdrawn = $2 WHERE id = $1";

constexpr char const* select_published = R"sql(
SELECT id, statute, article, number, title, words, authority, published FROM policy_interpretation
WHERE statute = $1 AND article = $2 AND published IS NOT NULL AND withdrawn IS NULL ORDER BY published, id)sql";

constexpr char const* insert_extension_row =
    "INSERT INTO policy_extension (id, statute, until, body) VALUES ($1, $2, $3, $4)";
constexpr char const* select_extension = "SELECT body, published FROM policy_extension WHERE id = $1";
constexpr char const* publish_extension_row = "UPDATE policy_extension SET published = $2 WHERE id = $1";
constexpr char const* select_extended = R"sql(
SELECT statute, MAX(until) FROM policy_extension WHERE published IS NOT NULL AND published <= $1 AND until >= $1
GROUP BY statute)sql";

constexpr char const* upsert_refusal = R"sql(
INSERT INTO policy_refusal (clause, day, operation, times) VALUES ($1, $2, $3, 1)
ON CONFLICT (clause, day, operation) DO UPDATE SET times = policy_refusal.times + 1)sql";

constexpr char const* select_refused = R"sql(
SELECT clause, CAST(SUM(times) AS BIGINT), CAST(SUM(CASE WHEN day >= $1 THEN times ELSE 0 END) AS BIGINT)
FROM policy_refusal GROUP BY clause)sql";

constexpr char const* select_refused_steps = R"sql(
SELECT operation, CAST(SUM(times) AS BIGINT) FROM policy_refusal WHERE clause = $1
GROUP BY operation ORDER BY 2 DESC, operation)sql";

}  // namespace

void insert(db::Tx& tx, Interpretation const& made) {
    tx.run(insert_interpretation, {made.id, made.statute, made.article, made.number, made.title, made.text});
}

Value fields(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_fields, {id});
    if (rows.empty()) {
        return Value::object();
    }
    auto const& row = rows.front();
    auto body = Value::object()
                    .set("document", row.text(0))
                    .set("article", row.text(1))
                    .set("number", row.text(2))
                    .set("title", row.text(3))
                    .set("text", row.text(4));
    if (!row.null(6)) {
        body.set("authority", row.text(5)).set("published_on", row.text(6));
    }
    if (!row.null(7)) {
        body.set("withdrawn_on", row.text(7));
    }
    return body;
}

void publish(db::Tx& tx, std::int64_t id, std::string const& authority, Day on) {
    tx.run(update_published, {id, authority, on.iso()});
}

void withdraw(db::Tx& tx, std::int64_t id, Day on) {
    tx.run(update_withdrawn, {id, on.iso()});
}

std::vector<Interpretation> published(db::Tx& tx, std::string_view statute, std::string_view article) {
    std::vector<Interpretation> all;
    for (auto const& row : tx.run(select_published, {std::string(statute), std::string(article)})) {
        all.push_back({.id = row.integer(0),
                       .statute = row.text(1),
                       .article = row.text(2),
                       .number = row.text(3),
                       .title = row.text(4),
                       .text = row.text(5),
                       .authority = row.text(6),
                       .published = Day::parse(row.text(7)).value()});
    }
    return all;
}

void insert_extension(db::Tx& tx, std::int64_t id, std::string const& statute, Day until, Value const& body) {
    tx.run(insert_extension_row, {id, statute, until.iso(), json::write(body)});
}

Value extension(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_extension, {id});
    if (rows.empty()) {
        return Value::object();
    }
    auto body = json::parse(rows.front().text(0)).value();
    return rows.front().null(1) ? body : body.set("published_on", rows.front().text(1));
}

void publish_extension(db::Tx& tx, std::int64_t id, Day on) {
    tx.run(publish_extension_row, {id, on.iso()});
}

std::map<std::string, Day> extended(db::Tx& tx, Day on) {
    std::map<std::string, Day> all;
    for (auto const& row : tx.run(select_extended, {on.iso()})) {
        all.emplace(row.text(0), Day::parse(row.text(1)).value());
    }
    return all;
}

void add_refusal(db::Tx& tx, std::string_view clause, Day on, std::string_view operation) {
    tx.run(upsert_refusal, {std::string(clause), on.iso(), std::string(operation)});
}

std::map<std::string, Refused> refused(db::Tx& tx, Day since) {
    std::map<std::string, Refused> all;
    for (auto const& row : tx.run(select_refused, {since.iso()})) {
        all.emplace(row.text(0), Refused{.times = row.integer(1), .lately = row.integer(2)});
    }
    return all;
}

std::vector<RefusedStep> refused_steps(db::Tx& tx, std::string_view clause) {
    std::vector<RefusedStep> all;
    for (auto const& row : tx.run(select_refused_steps, {std::string(clause)})) {
        all.push_back({.operation = row.text(0), .times = row.integer(1)});
    }
    return all;
}

}  // namespace qiyue::policy::store

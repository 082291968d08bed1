#include "modules/performance/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::performance::store {

namespace {

constexpr char const* insert_assessment = R"sql(
INSERT INTO performance_assessment (id, contract, instalment, annual, third_party, score, body)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* update_assessment = "UPDATE performance_assessment SET score = $2, body = $3 WHERE id = $1";

constexpr char const* select_assessment = R"sql(
SELECT id, contract, instalment, annual, third_party, score, body FROM performance_assessment WHERE id = $1)sql";

constexpr char const* select_assessments = R"sql(
SELECT id, contract, instalment, annual, third_party, score, body
FROM performance_assessment WHERE contract = $1 ORDER BY id)sql";

constexpr char const* select_assessed =
    "SELECT DISTINCT contract FROM performance_assessment WHERE score >= 0 ORDER BY contract";

constexpr char const* insert_rating = R"sql(
INSERT INTO performance_rating (id, assessment, person, kind, score, comment) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* select_ratings =
    "SELECT id, assessment, person, kind, score, comment FROM performance_rating WHERE assessment = $1 ORDER BY id";

constexpr char const* insert_mandate = R"sql(
INSERT INTO performance_mandate (id, contract, assessor, from_day, to_day, body) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* update_mandate = "UPDATE performance_mandate SET to_day = $2 WHERE id = $1";

constexpr char const* select_mandate =
    "SELECT id, contract, assessor, from_day, to_day, body FROM performance_mandate WHERE id = $1";

constexpr char const* select_mandate_of = R"sql(
SELECT id, contract, assessor, from_day, to_day, body FROM performance_mandate
WHERE contract = $1 AND assessor = $2 AND from_day <= $3 AND to_day >= $3 ORDER BY id DESC LIMIT 1)sql";

constexpr char const* insert_paper_row =
    "INSERT INTO performance_paper (id, about, kind, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_paper_row = "UPDATE performance_paper SET body = $2 WHERE id = $1";

constexpr char const* select_paper = "SELECT body FROM performance_paper WHERE id = $1";

constexpr char const* insert_flow = "INSERT INTO performance_flow (id, buyer, ended, body) VALUES ($1, $2, NULL, $3)";

constexpr char const* update_flow = "UPDATE performance_flow SET ended = $2 WHERE id = $1";

constexpr char const* select_flow = "SELECT id, buyer, body FROM performance_flow WHERE id = $1";

constexpr char const* select_flow_of =
    "SELECT id, buyer, body FROM performance_flow WHERE buyer = $1 AND ended IS NULL ORDER BY id DESC LIMIT 1";

Value json_in(db::Row const& row, std::size_t column) {
    return json::parse(row.text(column)).value();
}

Assessment assessment_of(db::Row const& row) {
    return {.id = row.integer(0),
            .contract = row.integer(1),
            .instalment = static_cast<int>(row.integer(2)),
            .annual = row.integer(3) != 0,
            .third_party = row.integer(4) != 0,
            .score = row.integer(5),
            .body = json_in(row, 6)};
}

std::optional<Flow> flow_in(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const body = json_in(rows.front(), 2);
    return Flow{.id = rows.front().integer(0),
                .buyer = rows.front().integer(1),
                .panel = body["panel"].boolean_or(false),
                .opinions = body["opinions"].boolean_or(false),
                .body = body};
}

std::optional<Mandate> mandate_in(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Mandate{.id = row.integer(0),
                   .contract = row.integer(1),
                   .assessor = row.integer(2),
                   .from = Day::parse(row.text(3)).value(),
                   .to = Day::parse(row.text(4)).value(),
                   .body = json_in(row, 5)};
}

}  // namespace

void insert(db::Tx& tx, Assessment const& a) {
    tx.run(insert_assessment,
           {a.id, a.contract, std::int64_t{a.instalment}, std::int64_t{a.annual}, std::int64_t{a.third_party}, a.score,
            json::write(a.body)});
}

void update(db::Tx& tx, Assessment const& a) {
    tx.run(update_assessment, {a.id, a.score, json::write(a.body)});
}

std::optional<Assessment> assessment(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_assessment, {id});
    return rows.empty() ? std::nullopt : std::optional(assessment_of(rows.front()));
}

std::vector<Assessment> assessments(db::Tx& tx, std::int64_t contract) {
    std::vector<Assessment> all;
    for (auto const& row : tx.run(select_assessments, {contract})) {
        all.push_back(assessment_of(row));
    }
    return all;
}

std::vector<std::int64_t> assessed(db::Tx& tx) {
    std::vector<std::int64_t> all;
    for (auto const& row : tx.run(select_assessed)) {
        all.push_back(row.integer(0));
    }
    return all;
}

void insert(db::Tx& tx, Rating const& r) {
    tx.run(insert_rating, {r.id, r.assessment, r.person, r.kind, r.score, r.comment});
}

std::vector<Rating> ratings(db::Tx& tx, std::int64_t assessment) {
    std::vector<Rating> all;
    for (auto const& row : tx.run(select_ratings, {assessment})) {
        all.push_back({.id = row.integer(0),
                       .assessment = row.integer(1),
                       .person = row.integer(2),
                       .kind = row.text(3),
                       .score = row.integer(4),
                       .comment = row.text(5)});
    }
    return all;
}

void insert(db::Tx& tx, Mandate const& m) {
    tx.run(insert_mandate, {m.id, m.contract, m.assessor, m.from.iso(), m.to.iso(), json::write(m.body)});
}

void end_mandate(db::Tx& tx, std::int64_t id, Day last_day) {
    tx.run(update_mandate, {id, last_day.iso()});
}

std::optional<Mandate> mandate(db::Tx& tx, std::int64_t id) {
    return mandate_in(tx.run(select_mandate, {id}));
}

std::optional<Mandate> mandate_of(db::Tx& tx, std::int64_t contract, std::int64_t assessor, Day day) {
    return mandate_in(tx.run(select_mandate_of, {contract, assessor, day.iso()}));
}

void insert_paper(db::Tx& tx, std::int64_t id, std::int64_t about, std::string const& kind, Value const& body) {
    tx.run(insert_paper_row, {id, about, kind, json::write(body)});
}

void update_paper(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_paper_row, {id, json::write(body)});
}

Value paper(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_paper, {id});
    return rows.empty() ? Value::object() : json_in(rows.front(), 0);
}

void insert(db::Tx& tx, Flow const& one) {
    tx.run(insert_flow, {one.id, one.buyer, json::write(one.body)});
}

void end_flow(db::Tx& tx, std::int64_t id, Day last_day) {
    tx.run(update_flow, {id, last_day.iso()});
}

std::optional<Flow> flow(db::Tx& tx, std::int64_t id) {
    return flow_in(tx.run(select_flow, {id}));
}

std::optional<Flow> flow_of(db::Tx& tx, std::int64_t buyer) {
    return flow_in(tx.run(select_flow_of, {buyer}));
}

}  // namespace qiyue::performance::store

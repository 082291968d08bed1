#include "modules/appraisal/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::appraisal::store {

namespace {

constexpr char const* insert_evaluation = R"sql(
INSERT INTO appraisal_evaluation (id, project, contract, provider, budget_year, key_project, first, again, grade, final_on, body, phase, organiser)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql";

constexpr char const* update_evaluation = R"sql(
UPDATE appraisal_evaluation SET key_project = $2, first = $3, again = $4, grade = $5, final_on = $6, body = $7
WHERE id = $1)sql";

constexpr char const* select_evaluation = R"sql(
SELECT id, project, contract, provider, budget_year, key_project, first, again, grade, final_on, body, phase, organiser
FROM appraisal_evaluation WHERE id = $1)sql";

constexpr char const* select_of_project = R"sql(
SELECT id, project, contract, provider, budget_year, key_project, first, again, grade, final_on, body, phase, organiser
FROM appraisal_evaluation WHERE project = $1 ORDER BY id DESC)sql";

constexpr char const* select_of_provider = R"sql(
SELECT id, project, contract, provider, budget_year, key_project, first, again, grade, final_on, body, phase, organiser
FROM appraisal_evaluation WHERE provider = $1 AND phase = 'final' AND final_on IS NOT NULL ORDER BY final_on DESC, id DESC)sql";

constexpr char const* select_all_final = R"sql(
SELECT id, project, contract, provider, budget_year, key_project, first, again, grade, final_on, body, phase, organiser
FROM appraisal_evaluation WHERE phase = 'final' AND final_on IS NOT NULL ORDER BY id DESC)sql";

constexpr char const* insert_answer = R"sql(
INSERT INTO appraisal_answer (id, evaluation, person, score, satisfied, comment) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* select_answers = R"sql(
SELECT id, evaluation, person, score, satisfied, comment FROM appraisal_answer WHERE evaluation = $1 ORDER BY id)sql";

constexpr char const* insert_finished = R"sql(
INSERT INTO appraisal_finished (project, buyer, region, finished_on) VALUES ($1, $2, $3, $4)
ON CONFLICT (project) DO NOTHING)sql";

constexpr char const* select_finished = R"sql(
SELECT f.project, f.buyer, f.region, f.finished_on,
    (SELECT COUNT(*) FROM appraisal_evaluation e WHERE e.project = f.project AND e.phase = 'final' AND e.final_on IS NOT NULL)
FROM appraisal_finished f
WHERE (CAST($1 AS BIGINT) = 0 OR f.buyer = CAST($1 AS BIGINT)) AND (CAST($2 AS TEXT) = '' OR f.region = CAST($2 AS TEXT))
ORDER BY f.finished_on, f.project)sql";

db::Cell cell(std::optional<std::int64_t> const& some) {
    return some ? db::Cell(*some) : db::Cell();
}

std::optional<std::int64_t> number(db::Row const& row, std::size_t column) {
    return row.null(column) ? std::nullopt : std::optional(row.integer(column));
}

Evaluation read(db::Row const& row) {
    Evaluation e;
    e.id = row.integer(0);
    e.project = row.integer(1);
    e.contract = row.integer(2);
    e.provider = row.integer(3);
    e.year = static_cast<int>(row.integer(4));
    e.key = row.integer(5) != 0;
    e.first = number(row, 6);
    e.again = number(row, 7);
    e.grade = row.text(8);
    if (!row.null(9)) {
        e.final_on = Day::parse(row.text(9)).value();
    }
    e.body = json::parse(row.text(10)).value();
    e.interim = row.text(11) == "interim";
    e.organiser = row.integer(12);
    return e;
}

db::Cell day_cell(std::optional<Day> const& day) {
    return day ? db::Cell(day->iso()) : db::Cell();
}

}  // namespace

void insert(db::Tx& tx, Evaluation const& e) {
    tx.run(insert_evaluation,
           {e.id, e.project, e.contract, e.provider, std::int64_t{e.year}, std::int64_t{e.key}, cell(e.first),
            cell(e.again), e.grade, day_cell(e.final_on), json::write(e.body), e.interim ? "interim" : "final",
            e.organiser});
}

void update(db::Tx& tx, Evaluation const& e) {
    tx.run(
        update_evaluation,
        {e.id, std::int64_t{e.key}, cell(e.first), cell(e.again), e.grade, day_cell(e.final_on), json::write(e.body)});
}

std::optional<Evaluation> find(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_evaluation, {id}), read);
}

std::vector<Evaluation> of_project(db::Tx& tx, std::int64_t project) {
    return db::all(tx.run(select_of_project, {project}), read);
}

std::vector<Evaluation> all_final(db::Tx& tx) {
    return db::all(tx.run(select_all_final, {}), read);
}

std::vector<Evaluation> final_of_provider(db::Tx& tx, std::int64_t provider) {
    return db::all(tx.run(select_of_provider, {provider}), read);
}

bool insert(db::Tx& tx, Answer const& a) {
    return tx.try_run(insert_answer, {a.id, a.evaluation, a.person, a.score, std::int64_t{a.satisfied}, a.comment});
}

std::vector<Answer> answers(db::Tx& tx, std::int64_t evaluation) {
    std::vector<Answer> all;
    for (auto const& row : tx.run(select_answers, {evaluation})) {
        all.push_back({.id = row.integer(0),
                       .evaluation = row.integer(1),
                       .person = row.integer(2),
                       .score = row.integer(3),
                       .satisfied = row.integer(4) != 0,
                       .comment = row.text(5)});
    }
    return all;
}

void note_finished(db::Tx& tx, Finished const& f) {
    tx.run(insert_finished, {f.project, f.buyer, f.region, f.day.iso()});
}

std::vector<Finished> finished(db::Tx& tx, std::int64_t buyer, std::string_view region) {
    std::vector<Finished> all;
    for (auto const& row : tx.run(select_finished, {buyer, std::string(region)})) {
        all.push_back({.project = row.integer(0),
                       .buyer = row.integer(1),
                       .region = row.text(2),
                       .day = Day::parse(row.text(3)).value(),
                       .evaluated = row.integer(4) > 0});
    }
    return all;
}

}  // namespace qiyue::appraisal::store

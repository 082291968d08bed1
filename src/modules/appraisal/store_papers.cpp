#include "modules/appraisal/store.hpp"

#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::appraisal::store {

namespace {

constexpr char const* insert_paper_row = "INSERT INTO appraisal_paper (id, about, kind, body) VALUES ($1, $2, $3, $4)";

constexpr char const* update_paper_row = "UPDATE appraisal_paper SET body = $2 WHERE id = $1";

constexpr char const* select_paper = "SELECT id, body FROM appraisal_paper WHERE id = $1";

constexpr char const* select_papers = "SELECT id, body FROM appraisal_paper WHERE about = $1 AND kind = $2 ORDER BY id";

constexpr char const* select_key = "SELECT secret FROM appraisal_key WHERE only_one = 1";

constexpr char const* insert_key = "INSERT INTO appraisal_key (only_one, secret) VALUES (1, $1)";

constexpr char const* insert_invitation =
    "INSERT INTO appraisal_invitation (id, survey, name, code_digest) VALUES ($1, $2, $3, $4)";

constexpr char const* select_invitations = R"sql(
SELECT i.id, i.survey, i.name, i.code_digest, (SELECT COUNT(*) FROM appraisal_reply r WHERE r.invitation = i.id)
FROM appraisal_invitation i WHERE i.survey = $1 ORDER BY i.id)sql";

constexpr char const* select_invitation = R"sql(
SELECT i.id, i.survey, i.name, i.code_digest, (SELECT COUNT(*) FROM appraisal_reply r WHERE r.invitation = i.id)
FROM appraisal_invitation i WHERE i.code_digest = $1)sql";

constexpr char const* insert_reply = R"sql(
INSERT INTO appraisal_reply (id, survey, invitation, score, satisfied, comment, answers)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* select_replies = R"sql(
SELECT id, survey, invitation, score, satisfied, comment, answers FROM appraisal_reply
WHERE survey = $1 ORDER BY id)sql";

Paper read_paper(db::Row const& row) {
    return {.id = row.integer(0), .body = json::parse(row.text(1)).value()};
}

Invitation read_invitation(db::Row const& row) {
    return {.id = row.integer(0),
            .survey = row.integer(1),
            .name = row.text(2),
            .code_digest = row.text(3),
            .answered = row.integer(4) > 0};
}

Reply read_reply(db::Row const& row) {
    return {.id = row.integer(0),
            .survey = row.integer(1),
            .invitation = row.integer(2),
            .score = row.integer(3),
            .satisfied = row.integer(4) != 0,
            .comment = row.text(5),
            .answers = json::parse(row.text(6)).value()};
}

}  // namespace

void insert_paper(db::Tx& tx, std::int64_t id, std::int64_t about, std::string const& kind, Value const& body) {
    tx.run(insert_paper_row, {id, about, kind, json::write(body)});
}

void update_paper(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_paper_row, {id, json::write(body)});
}

Value paper(db::Tx& tx, std::int64_t id) {
    auto const found = db::first(tx.run(select_paper, {id}), read_paper);
    return found ? found->body : Value::object();
}

std::vector<Paper> papers(db::Tx& tx, std::int64_t about, std::string const& kind) {
    return db::all(tx.run(select_papers, {about, kind}), read_paper);
}

std::string key(db::Tx& tx, std::string const& fresh) {
    auto const rows = tx.run(select_key);
    if (!rows.empty()) {
        return rows.front().text(0);
    }
    if (!fresh.empty()) {
        tx.run(insert_key, {fresh});
    }
    return fresh;
}

void insert(db::Tx& tx, Invitation const& i) {
    tx.run(insert_invitation, {i.id, i.survey, i.name, i.code_digest});
}

std::vector<Invitation> invitations(db::Tx& tx, std::int64_t survey) {
    return db::all(tx.run(select_invitations, {survey}), read_invitation);
}

std::optional<Invitation> invitation(db::Tx& tx, std::string const& code_digest) {
    return db::first(tx.run(select_invitation, {code_digest}), read_invitation);
}

bool insert(db::Tx& tx, Reply const& r) {
    return tx.try_run(
        insert_reply,
        {r.id, r.survey, r.invitation, r.score, std::int64_t{r.satisfied}, r.comment, json::write(r.answers)});
}

std::vector<Reply> replies(db::Tx& tx, std::int64_t survey) {
    return db::all(tx.run(select_replies, {survey}), read_reply);
}

}  // namespace qiyue::appraisal::store

#include "modules/participation/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::participation::store {

namespace {

constexpr char const* insert_consultation = R"sql(
INSERT INTO participation_consultation (id, about, opened, closes, body, draft, draft_digest, tally, summary)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'null', ''))sql";

constexpr char const* select_consultation = R"sql(
SELECT id, about, opened, closes, body, draft, draft_digest, tally, summary
FROM participation_consultation WHERE id = $1)sql";

constexpr char const* select_consultations_about = R"sql(
SELECT id, about, opened, closes, body, draft, draft_digest, tally, summary
FROM participation_consultation WHERE about = $1 ORDER BY id)sql";

constexpr char const* close_consultation = "UPDATE participation_consultation SET tally = $2 WHERE id = $1";

constexpr char const* publish_consultation = "UPDATE participation_consultation SET summary = $2 WHERE id = $1";

constexpr char const* insert_evidence_row =
    "INSERT INTO participation_evidence (id, consultation, channel, body) VALUES ($1, $2, $3, $4)";

constexpr char const* select_evidence =
    "SELECT channel, body FROM participation_evidence WHERE consultation = $1 ORDER BY id";

constexpr char const* insert_outgoing = R"sql(
INSERT INTO participation_outbox (consultation, site, payload, payload_digest, failures, last_failure, receipt)
VALUES ($1, $2, $3, $4, 0, '', 'null'))sql";

constexpr char const* select_outgoing = R"sql(
SELECT consultation, site, payload, payload_digest, failures, last_failure, receipt
FROM participation_outbox WHERE consultation = $1)sql";

constexpr char const* update_receipt = "UPDATE participation_outbox SET receipt = $2 WHERE consultation = $1";

constexpr char const* update_failure =
    "UPDATE participation_outbox SET failures = failures + 1, last_failure = $2 WHERE consultation = $1";

constexpr char const* insert_comment = R"sql(
INSERT INTO participation_comment (id, consultation, receipt, opinion, body, disposition, answer)
VALUES ($1, $2, $3, $4, $5, '', 'null'))sql";

constexpr char const* select_comment = R"sql(
SELECT id, consultation, receipt, opinion, body, disposition, answer FROM participation_comment WHERE id = $1)sql";

constexpr char const* select_comment_by_receipt = R"sql(
SELECT id, consultation, receipt, opinion, body, disposition, answer FROM participation_comment WHERE receipt = $1)sql";

constexpr char const* select_comments = R"sql(
SELECT id, consultation, receipt, opinion, body, disposition, answer
FROM participation_comment WHERE consultation = $1 ORDER BY id)sql";

constexpr char const* dispose_comment = "UPDATE participation_comment SET disposition = $2, answer = $3 WHERE id = $1";

constexpr char const* insert_advice = "INSERT INTO participation_advice (id, about, body) VALUES ($1, $2, $3)";

constexpr char const* select_advice = "SELECT id, about, body FROM participation_advice WHERE id = $1";

constexpr char const* select_advice_about =
    "SELECT id, about, body FROM participation_advice WHERE about = $1 ORDER BY id";

constexpr char const* insert_opinion = R"sql(
INSERT INTO participation_opinion (id, advice, number, person, body, disposition, reason)
VALUES ($1, $2, $3, $4, $5, '', ''))sql";

constexpr char const* select_opinions = R"sql(
SELECT id, advice, number, person, body, disposition, reason
FROM participation_opinion WHERE advice = $1 ORDER BY number)sql";

constexpr char const* answer_opinion = "UPDATE participation_opinion SET disposition = $2, reason = $3 WHERE id = $1";

Value kept(std::string const& text) {
    return json::parse(text).value();
}

Consultation consultation_of(db::Row const& row) {
    Consultation found;
    found.id = row.integer(0);
    found.about = row.integer(1);
    found.opened = Day::parse(row.text(2)).value();
    found.closes = Day::parse(row.text(3)).value();
    found.body = kept(row.text(4));
    found.draft = kept(row.text(5));
    found.draft_digest = row.text(6);
    found.tally = kept(row.text(7));
    found.summary = row.text(8);
    return found;
}

Comment comment_of(db::Row const& row) {
    Comment found;
    found.id = row.integer(0);
    found.consultation = row.integer(1);
    found.receipt = row.text(2);
    found.opinion = row.text(3);
    found.body = kept(row.text(4));
    found.disposition = row.text(5);
    found.answer = kept(row.text(6));
    return found;
}

template <class T> std::optional<T> first_of(db::Rows const& rows, T (*read)(db::Row const&)) {
    return rows.empty() ? std::nullopt : std::optional<T>(read(rows.front()));
}

template <class T> std::vector<T> all_of(db::Rows const& rows, T (*read)(db::Row const&)) {
    std::vector<T> all;
    for (auto const& row : rows) {
        all.push_back(read(row));
    }
    return all;
}

Advice advice_of(db::Row const& row) {
    return {.id = row.integer(0), .about = row.integer(1), .body = kept(row.text(2))};
}

Opinion opinion_of(db::Row const& row) {
    return {.id = row.integer(0),
            .advice = row.integer(1),
            .number = row.integer(2),
            .person = row.integer(3),
            .body = kept(row.text(4)),
            .disposition = row.text(5),
            .reason = row.text(6)};
}

}  // namespace

void insert(db::Tx& tx, Consultation const& c) {
    tx.run(insert_consultation,
           {c.id, c.about, c.opened.iso(), c.closes.iso(), json::write(c.body), json::write(c.draft), c.draft_digest});
}

std::optional<Consultation> consultation(db::Tx& tx, std::int64_t id) {
    return first_of(tx.run(select_consultation, {id}), consultation_of);
}

std::vector<Consultation> consultations_about(db::Tx& tx, std::int64_t about) {
    return all_of(tx.run(select_consultations_about, {about}), consultation_of);
}

void close(db::Tx& tx, std::int64_t id, Value const& tally) {
    tx.run(close_consultation, {id, json::write(tally)});
}

void publish(db::Tx& tx, std::int64_t id, std::string const& summary) {
    tx.run(publish_consultation, {id, summary});
}

void insert_evidence(db::Tx& tx, std::int64_t id, std::int64_t consultation, Evidence const& evidence) {
    tx.run(insert_evidence_row, {id, consultation, evidence.channel, json::write(evidence.body)});
}

std::vector<Evidence> evidence_of(db::Tx& tx, std::int64_t consultation) {
    std::vector<Evidence> all;
    for (auto const& row : tx.run(select_evidence, {consultation})) {
        all.push_back({.channel = row.text(0), .body = kept(row.text(1))});
    }
    return all;
}

void insert(db::Tx& tx, Outgoing const& o) {
    tx.run(insert_outgoing, {o.consultation, o.site, o.payload, o.payload_digest});
}

std::optional<Outgoing> outgoing(db::Tx& tx, std::int64_t consultation) {
    auto const rows = tx.run(select_outgoing, {consultation});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Outgoing found;
    found.consultation = row.integer(0);
    found.site = row.text(1);
    found.payload = row.text(2);
    found.payload_digest = row.text(3);
    found.failures = row.integer(4);
    found.last_failure = row.text(5);
    found.receipt = kept(row.text(6));
    return found;
}

void record_receipt(db::Tx& tx, std::int64_t consultation, Value const& receipt) {
    tx.run(update_receipt, {consultation, json::write(receipt)});
}

void record_failure(db::Tx& tx, std::int64_t consultation, std::string const& reason) {
    tx.run(update_failure, {consultation, reason});
}

void insert(db::Tx& tx, Comment const& c) {
    tx.run(insert_comment, {c.id, c.consultation, c.receipt, c.opinion, json::write(c.body)});
}

std::optional<Comment> comment(db::Tx& tx, std::int64_t id) {
    return first_of(tx.run(select_comment, {id}), comment_of);
}

std::optional<Comment> comment_by_receipt(db::Tx& tx, std::string const& receipt) {
    return first_of(tx.run(select_comment_by_receipt, {receipt}), comment_of);
}

std::vector<Comment> comments_of(db::Tx& tx, std::int64_t consultation) {
    return all_of(tx.run(select_comments, {consultation}), comment_of);
}

void dispose(db::Tx& tx, std::int64_t comment, std::string const& disposition, Value const& answer) {
    tx.run(dispose_comment, {comment, disposition, json::write(answer)});
}

void insert(db::Tx& tx, Advice const& advice) {
    tx.run(insert_advice, {advice.id, advice.about, json::write(advice.body)});
}

std::optional<Advice> advice(db::Tx& tx, std::int64_t id) {
    return first_of(tx.run(select_advice, {id}), advice_of);
}

std::vector<Advice> advice_about(db::Tx& tx, std::int64_t about) {
    return all_of(tx.run(select_advice_about, {about}), advice_of);
}

void insert(db::Tx& tx, Opinion const& o) {
    tx.run(insert_opinion, {o.id, o.advice, o.number, o.person, json::write(o.body)});
}

std::vector<Opinion> opinions_of(db::Tx& tx, std::int64_t advice) {
    return all_of(tx.run(select_opinions, {advice}), opinion_of);
}

void answer(db::Tx& tx, Opinion const& o) {
    tx.run(answer_opinion, {o.id, o.disposition, o.reason});
}

}  // namespace qiyue::participation::store

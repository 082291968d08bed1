#include "modules/tender/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::tender::store {

namespace {

constexpr char const* insert_tender = R"sql(
INSERT INTO tender_tender (id, project, purchase_class, method, complex, repeats, budget, choice, adds_to)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_additions = "SELECT id FROM tender_tender WHERE adds_to = $1 ORDER BY id";

constexpr char const* select_tender = R"sql(
SELECT id, project, purchase_class, method, complex, repeats, budget, choice, document, published, published_on,
       documents_until, bid_deadline, end_reason, reservation, quotes, adds_to
FROM tender_tender WHERE id = $1)sql";

constexpr char const* update_choice = "UPDATE tender_tender SET choice = $2 WHERE id = $1";

constexpr char const* insert_exception_row = "INSERT INTO tender_exception (id, body) VALUES ($1, $2)";

constexpr char const* update_exception_row = "UPDATE tender_exception SET body = $2 WHERE id = $1";

constexpr char const* select_exception = "SELECT body FROM tender_exception WHERE id = $1";

constexpr char const* update_document = "UPDATE tender_tender SET document = $2, budget = $3 WHERE id = $1";

constexpr char const* update_publication = R"sql(
UPDATE tender_tender SET published = $2, published_on = $3, documents_until = $4, bid_deadline = $5, reservation = $6 WHERE id = $1)sql";

constexpr char const* update_deadline = "UPDATE tender_tender SET bid_deadline = $2 WHERE id = $1";

constexpr char const* update_quotes = "UPDATE tender_tender SET quotes = $2 WHERE id = $1";

constexpr char const* update_end = "UPDATE tender_tender SET end_reason = $2 WHERE id = $1";

constexpr char const* insert_clarification_row =
    "INSERT INTO tender_clarification (id, tender, body) VALUES ($1, $2, $3)";

constexpr char const* select_clarifications = "SELECT body FROM tender_clarification WHERE tender = $1 ORDER BY id";

constexpr char const* insert_question_row =
    "INSERT INTO tender_question (id, tender, question, asked_at) VALUES ($1, $2, $3, $4)";

constexpr char const* select_questions =
    "SELECT question, asked_at FROM tender_question WHERE tender = $1 ORDER BY asked_at, id";

constexpr char const* upsert_received = R"sql(
INSERT INTO tender_received (bid, tender, provider, at, digest, round) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (bid, round) DO UPDATE SET at = excluded.at, digest = excluded.digest)sql";

constexpr char const* delete_received = "DELETE FROM tender_received WHERE bid = $1 AND round = $2";

constexpr char const* select_received = R"sql(
SELECT bid, tender, provider, at, digest, round
FROM tender_received WHERE tender = $1 AND round = $2 ORDER BY at, bid)sql";

constexpr char const* insert_opening_row = R"sql(
INSERT INTO tender_opening (bid, tender, provider, received_at, digest, outcome, price, term, round)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_opening = R"sql(
SELECT bid, tender, provider, received_at, digest, outcome, price, term, round
FROM tender_opening WHERE tender = $1 AND round = $2 ORDER BY received_at, bid)sql";

Value json_or_null(db::Row const& row, std::size_t column) {
    return row.null(column) ? Value() : json::parse(row.text(column)).value();
}

db::Cell or_null(std::int64_t id) {
    return id == 0 ? db::Cell() : db::Cell(id);
}

}  // namespace

void insert(db::Tx& tx, Tender const& t) {
    tx.run(insert_tender,
           {t.id, t.project, t.purchase_class == PurchaseClass::other ? "other" : "procurement", t.method,
            std::int64_t{t.complex}, or_null(t.repeats), t.budget.in_fen(), json::write(t.choice), or_null(t.adds_to)});
}

std::optional<Tender> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_tender, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Tender t;
    t.id = row.integer(0);
    t.project = row.integer(1);
    t.purchase_class = row.text(2) == "other" ? PurchaseClass::other : PurchaseClass::procurement;
    t.method = row.text(3);
    t.complex = row.integer(4) != 0;
    t.repeats = row.integer_or(5, 0);
    t.budget = Money::fen(row.integer(6));
    t.choice = json_or_null(row, 7);
    t.document = json_or_null(row, 8);
    t.published = json_or_null(row, 9);
    t.published_on = db::day_or_none(row, 10);
    t.documents_until = db::day_or_none(row, 11);
    if (!row.null(12)) {
        t.bid_deadline = Instant::from_micros(row.integer(12));
    }
    t.end_reason = row.text_or(13, {});
    t.reservation = row.integer_or(14, 0);
    t.quotes = json_or_null(row, 15);
    t.adds_to = row.integer_or(16, 0);
    return t;
}

std::vector<std::int64_t> additions(db::Tx& tx, std::int64_t contract) {
    std::vector<std::int64_t> all;
    for (auto const& row : tx.run(select_additions, {contract})) {
        all.push_back(row.integer(0));
    }
    return all;
}

void keep_choice(db::Tx& tx, std::int64_t id, Value const& choice) {
    tx.run(update_choice, {id, json::write(choice)});
}

void insert_exception(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_exception_row, {id, json::write(body)});
}

void update_exception(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_exception_row, {id, json::write(body)});
}

Value exception(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_exception, {id}));
}

void keep_document(db::Tx& tx, std::int64_t id, Value const& document, Money budget) {
    tx.run(update_document, {id, json::write(document), budget.in_fen()});
}

void keep_publication(db::Tx& tx, Tender const& t) {
    tx.run(update_publication,
           {t.id, json::write(t.published), t.published_on->iso(), t.documents_until->iso(), t.bid_deadline->micros(),
            t.reservation});
}

void move_deadline(db::Tx& tx, std::int64_t id, Instant bid_deadline) {
    tx.run(update_deadline, {id, bid_deadline.micros()});
}

void keep_end(db::Tx& tx, std::int64_t id, std::string const& reason) {
    tx.run(update_end, {id, reason});
}

void keep_quotes(db::Tx& tx, std::int64_t id, Value const& quotes) {
    tx.run(update_quotes, {id, json::write(quotes)});
}

void insert_clarification(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body) {
    tx.run(insert_clarification_row, {id, tender, json::write(body)});
}

std::vector<Value> clarifications(db::Tx& tx, std::int64_t tender) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_clarifications, {tender})) {
        all.push_back(json::parse(row.text(0)).value());
    }
    return all;
}

void insert_question(db::Tx& tx, std::int64_t id, std::int64_t tender, std::string const& question, Instant asked_at) {
    tx.run(insert_question_row, {id, tender, question, asked_at.micros()});
}

std::vector<Question> questions(db::Tx& tx, std::int64_t tender) {
    std::vector<Question> all;
    for (auto const& row : tx.run(select_questions, {tender})) {
        all.push_back({.number = static_cast<std::int64_t>(all.size()) + 1,
                       .question = row.text(0),
                       .asked_at = Instant::from_micros(row.integer(1))});
    }
    return all;
}

void keep_received(db::Tx& tx, Received const& r) {
    tx.run(upsert_received, {r.bid, r.tender, r.provider, r.at.micros(), r.digest, r.round});
}

void remove_received(db::Tx& tx, std::int64_t bid) {
    tx.run(delete_received, {bid, bids_round});
}

std::vector<Received> received(db::Tx& tx, std::int64_t tender, std::int64_t round) {
    std::vector<Received> all;
    for (auto const& row : tx.run(select_received, {tender, round})) {
        all.push_back({.bid = row.integer(0),
                       .tender = row.integer(1),
                       .provider = row.integer(2),
                       .at = Instant::from_micros(row.integer(3)),
                       .digest = row.text(4),
                       .round = row.integer(5)});
    }
    return all;
}

void insert_opening(db::Tx& tx, OpeningLine const& line) {
    auto const price = line.outcome == "opened" ? db::Cell(line.price.in_fen()) : db::Cell();
    tx.run(insert_opening_row,
           {line.bid, line.tender, line.provider, line.received_at.micros(), line.digest, line.outcome, price,
            line.term, line.round});
}

std::vector<OpeningLine> opening(db::Tx& tx, std::int64_t tender, std::int64_t round) {
    std::vector<OpeningLine> all;
    for (auto const& row : tx.run(select_opening, {tender, round})) {
        all.push_back({.bid = row.integer(0),
                       .tender = row.integer(1),
                       .provider = row.integer(2),
                       .received_at = Instant::from_micros(row.integer(3)),
                       .digest = row.text(4),
                       .outcome = row.text(5),
                       .price = Money::fen(row.integer_or(6, 0)),
                       .term = row.text(7),
                       .round = row.integer(8)});
    }
    return all;
}

}  // namespace qiyue::tender::store

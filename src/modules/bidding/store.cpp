#include "modules/bidding/store.hpp"

#include "modules/tender/api.hpp"
#include "platform/json/json.hpp"

namespace qiyue::bidding {

std::vector<std::int64_t> Bid::members() const {
    std::vector<std::int64_t> all;
    auto const& entered = consortium["consortium"];
    for (auto const& row : entered.is_list() ? entered.items() : Value::List{}) {
        all.push_back(row["member"].integer());
    }
    return all;
}

}  // namespace qiyue::bidding

namespace qiyue::bidding::store {

namespace {

constexpr char const* insert_bid =
    "INSERT INTO bidding_bid (id, tender, provider, contact, consortium) VALUES ($1, $2, $3, $4, $5)";

constexpr char const* select_bid = "SELECT id, tender, provider, contact, consortium FROM bidding_bid WHERE id = $1";

constexpr char const* select_took = "SELECT provider FROM bidding_bid WHERE tender = $1";

constexpr char const* end_live = R"sql(
UPDATE bidding_envelope SET standing = $3 WHERE bid = $1 AND round = $2 AND standing = 'live')sql";

constexpr char const* insert_envelope = R"sql(
INSERT INTO bidding_envelope (id, bid, round, envelope, digest, received_at, person, standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'live'))sql";

constexpr char const* select_live = R"sql(
SELECT id, bid, envelope, digest, received_at, round, person
FROM bidding_envelope WHERE bid = $1 AND round = $2 AND standing = 'live')sql";

constexpr char const* select_handed_in = R"sql(
SELECT 1 FROM bidding_bid b JOIN bidding_envelope e ON e.bid = b.id AND e.standing = 'live'
WHERE b.tender = $1 AND b.provider = $2)sql";

constexpr char const* insert_opened_row = R"sql(
INSERT INTO bidding_opened (bid, tender, provider, price, content, fault, received_at, digest, round)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_opened = R"sql(
SELECT bid, tender, provider, price, content, fault, received_at, digest, round
FROM bidding_opened WHERE tender = $1 AND round = $2 ORDER BY received_at, bid)sql";

constexpr char const* select_opened_one = R"sql(
SELECT bid, tender, provider, price, content, fault, received_at, digest, round
FROM bidding_opened WHERE bid = $1 AND round = $2)sql";

std::vector<Answer> answers_in(Value const& content) {
    std::vector<Answer> all;
    auto const& answers = content["answers"];
    for (auto const& answer : answers.is_list() ? answers.items() : Value::List{}) {
        Answer one{.factor = answer["factor"].integer_or(0), .value = {}, .text = answer["text"].text_or({})};
        if (answer["value"].is_integer()) {
            one.value = answer["value"].integer();
        }
        all.push_back(std::move(one));
    }
    return all;
}

Opened opened_of(db::Row const& row) {
    Opened opened;
    opened.bid.id = row.integer(0);
    opened.bid.tender = row.integer(1);
    opened.bid.provider = row.integer(2);
    opened.bid.price = Money::fen(row.integer_or(3, 0));
    opened.bid.content = row.null(4) ? Value() : json::parse(row.text(4)).value();
    opened.fault = row.text(5);
    opened.bid.received_at = Instant::from_micros(row.integer(6));
    opened.bid.digest = row.text(7);
    opened.round = row.integer(8);
    opened.bid.answers = answers_in(opened.bid.content);
    return opened;
}

constexpr char const* insert_renounced_row = "INSERT INTO bidding_renounced (bid, ground, body) VALUES ($1, $2, $3)";

constexpr char const* select_renounced = "SELECT ground, body FROM bidding_renounced WHERE bid = $1";

}  // namespace

bool insert(db::Tx& tx, Bid const& b) {
    return tx.try_run(insert_bid, {b.id, b.tender, b.provider, b.contact, json::write(b.consortium)});
}

std::vector<std::int64_t> took_documents(db::Tx& tx, std::int64_t tender) {
    std::vector<std::int64_t> providers;
    for (auto const& row : tx.run(select_took, {tender})) {
        providers.push_back(row.integer(0));
    }
    return providers;
}

std::optional<Bid> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_bid, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Bid{.id = row.integer(0),
               .tender = row.integer(1),
               .provider = row.integer(2),
               .contact = row.text(3),
               .consortium = json::parse(row.text(4)).value()};
}

void keep_envelope(db::Tx& tx, Envelope const& e) {
    tx.run(end_live, {e.bid, e.round, "replaced"});
    tx.run(insert_envelope, {e.id, e.bid, e.round, e.envelope, e.digest, e.received_at.micros(), e.person});
}

void withdraw(db::Tx& tx, std::int64_t bid) {
    tx.run(end_live, {bid, tender::bids_round, "withdrawn"});
}

std::optional<Envelope> live(db::Tx& tx, std::int64_t bid, std::int64_t round) {
    auto const rows = tx.run(select_live, {bid, round});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Envelope{.id = row.integer(0),
                    .bid = row.integer(1),
                    .envelope = row.text(2),
                    .digest = row.text(3),
                    .received_at = Instant::from_micros(row.integer(4)),
                    .round = row.integer(5),
                    .person = row.integer(6)};
}

bool handed_in(db::Tx& tx, std::int64_t tender, std::int64_t provider) {
    return !tx.run(select_handed_in, {tender, provider}).empty();
}

bool insert_renounced(db::Tx& tx, std::int64_t bid, Renounced const& r) {
    return tx.try_run(insert_renounced_row, {bid, r.ground, json::write(r.body)});
}

std::optional<Renounced> renounced(db::Tx& tx, std::int64_t bid) {
    auto const rows = tx.run(select_renounced, {bid});
    return rows.empty()
        ? std::nullopt
        : std::optional(Renounced{.ground = rows.front().text(0), .body = json::parse(rows.front().text(1)).value()});
}

void insert_opened(db::Tx& tx, Opened const& o) {
    auto const readable = o.fault.empty();
    tx.run(insert_opened_row,
           {o.bid.id, o.bid.tender, o.bid.provider, readable ? db::Cell(o.bid.price.in_fen()) : db::Cell(),
            readable ? db::Cell(json::write(o.bid.content)) : db::Cell(), o.fault, o.bid.received_at.micros(),
            o.bid.digest, o.round});
}

std::vector<Opened> opened(db::Tx& tx, std::int64_t tender, std::int64_t round) {
    std::vector<Opened> all;
    for (auto const& row : tx.run(select_opened, {tender, round})) {
        all.push_back(opened_of(row));
    }
    return all;
}

std::optional<Opened> opened_one(db::Tx& tx, std::int64_t bid, std::int64_t round) {
    auto const rows = tx.run(select_opened_one, {bid, round});
    return rows.empty() ? std::nullopt : std::optional(opened_of(rows.front()));
}

}  // namespace qiyue::bidding::store

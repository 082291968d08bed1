#include "modules/framework/store.hpp"

#include "platform/db/memory.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

namespace qiyue::framework::store {

namespace {

constexpr char const* insert_framework = R"sql(
INSERT INTO framework_framework (id, round, plan, call, announced, concluded, results)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* update_framework = R"sql(
UPDATE framework_framework SET round = $2, plan = $3, call = $4, announced = $5, concluded = $6, results = $7
WHERE id = $1)sql";

constexpr char const* select_framework = R"sql(
SELECT id, round, plan, call, announced, concluded, results FROM framework_framework WHERE id = $1)sql";

constexpr char const* insert_offer = R"sql(
INSERT INTO framework_offer (id, framework, provider, round, price, received, rank, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr char const* update_offer = R"sql(
UPDATE framework_offer SET price = $2, received = $3, rank = $4, body = $5 WHERE id = $1)sql";

constexpr char const* select_offer = R"sql(
SELECT id, framework, provider, round, price, received, rank, body FROM framework_offer WHERE id = $1)sql";

constexpr char const* select_offers = R"sql(
SELECT id, framework, provider, round, price, received, rank, body FROM framework_offer
WHERE framework = $1 ORDER BY round, rank, received, id)sql";

constexpr char const* upsert_envelope = R"sql(
INSERT INTO framework_envelope (offer, envelope, digest) VALUES ($1, $2, $3)
ON CONFLICT (offer) DO UPDATE SET envelope = excluded.envelope, digest = excluded.digest)sql";

constexpr char const* select_envelope = "SELECT offer, envelope, digest FROM framework_envelope WHERE offer = $1";

constexpr char const* insert_order = R"sql(
INSERT INTO framework_order (id, framework, offer, way, quantity, unit_price, reservation, settled, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* update_order = R"sql(
UPDATE framework_order SET offer = $2, unit_price = $3, reservation = $4, settled = $5, body = $6 WHERE id = $1)sql";

constexpr char const* select_order = R"sql(
SELECT id, framework, offer, way, quantity, unit_price, reservation, settled, body
FROM framework_order WHERE id = $1)sql";

constexpr char const* select_orders = R"sql(
SELECT id, framework, offer, way, quantity, unit_price, reservation, settled, body
FROM framework_order WHERE framework = $1 ORDER BY id)sql";

constexpr char const* insert_quote = R"sql(
INSERT INTO framework_quote (id, purchase, offer, price, envelope) VALUES ($1, $2, $3, $4, $5))sql";

constexpr char const* update_quote = "UPDATE framework_quote SET price = $2 WHERE id = $1";

constexpr char const* select_quote = "SELECT id, purchase, offer, price, envelope FROM framework_quote WHERE id = $1";

constexpr char const* select_quotes = R"sql(
SELECT id, purchase, offer, price, envelope FROM framework_quote WHERE purchase = $1 ORDER BY id)sql";

// Every order and every voucher asks who is admitted, at which price.
struct Frameworks : db::Remembered<Frameworks, std::int64_t, std::shared_ptr<Framework const>> {};
struct Offers : db::Remembered<Offers, std::int64_t, std::vector<Offer>> {};

Framework read_framework(db::Row const& row) {
    return {.id = row.integer(0),
            .round = row.integer(1),
            .plan = json::parse(row.text(2)).value(),
            .call = json::parse(row.text(3)).value(),
            .announced = db::day_or_none(row, 4),
            .concluded = db::day_or_none(row, 5),
            .results = json::parse(row.text(6)).value()};
}

Offer read_offer(db::Row const& row) {
    return {.id = row.integer(0),
            .framework = row.integer(1),
            .provider = row.integer(2),
            .round = row.integer(3),
            .price = Money::fen(row.integer(4)),
            .received = Instant::from_micros(row.integer(5)),
            .rank = row.integer(6),
            .body = json::parse(row.text(7)).value()};
}

Envelope read_envelope(db::Row const& row) {
    return {.offer = row.integer(0), .envelope = row.text(1), .digest = row.text(2)};
}

Order read_order(db::Row const& row) {
    return {.id = row.integer(0),
            .framework = row.integer(1),
            .offer = row.integer(2),
            .way = row.text(3),
            .quantity = row.integer(4),
            .unit_price = Money::fen(row.integer(5)),
            .reservation = row.integer(6),
            .settled = Money::fen(row.integer(7)),
            .body = json::parse(row.text(8)).value()};
}

Quote read_quote(db::Row const& row) {
    return {.id = row.integer(0),
            .order = row.integer(1),
            .offer = row.integer(2),
            .price = Money::fen(row.integer(3)),
            .envelope = row.text(4)};
}

}  // namespace

void insert(db::Tx& tx, Framework const& f) {
    tx.run(insert_framework,
           {f.id, f.round, json::write(f.plan), json::write(f.call), db::cell(f.announced), db::cell(f.concluded),
            json::write(f.results)});
    Frameworks::of(tx).forget(f.id);
}

void update(db::Tx& tx, Framework const& f) {
    tx.run(update_framework,
           {f.id, f.round, json::write(f.plan), json::write(f.call), db::cell(f.announced), db::cell(f.concluded),
            json::write(f.results)});
    Frameworks::of(tx).forget(f.id);
}

std::shared_ptr<Framework const> look(db::Tx& tx, std::int64_t id) {
    return Frameworks::of(tx).find(id, [&]() -> std::shared_ptr<Framework const> {
        auto const rows = tx.run(select_framework, {id});
        return rows.empty() ? nullptr : std::make_shared<Framework const>(read_framework(rows.front()));
    });
}

std::optional<Framework> find(db::Tx& tx, std::int64_t id) {
    auto const known = look(tx, id);
    return known ? std::optional(*known) : std::nullopt;
}

void insert(db::Tx& tx, Offer const& o) {
    tx.run(
        insert_offer,
        {o.id, o.framework, o.provider, o.round, o.price.in_fen(), o.received.micros(), o.rank, json::write(o.body)});
    Offers::of(tx).forget(o.framework);
}

void update(db::Tx& tx, Offer const& o) {
    tx.run(update_offer, {o.id, o.price.in_fen(), o.received.micros(), o.rank, json::write(o.body)});
    Offers::of(tx).forget(o.framework);
}

std::optional<Offer> offer(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_offer, {id}), read_offer);
}

std::vector<Offer> offers(db::Tx& tx, std::int64_t framework) {
    return Offers::of(tx).find(framework, [&] { return db::all(tx.run(select_offers, {framework}), read_offer); });
}

void keep(db::Tx& tx, Envelope const& e) {
    tx.run(upsert_envelope, {e.offer, e.envelope, e.digest});
}

std::optional<Envelope> envelope(db::Tx& tx, std::int64_t offer) {
    return db::first(tx.run(select_envelope, {offer}), read_envelope);
}

void insert(db::Tx& tx, Order const& o) {
    tx.run(insert_order,
           {o.id, o.framework, o.offer, o.way, o.quantity, o.unit_price.in_fen(), o.reservation, o.settled.in_fen(),
            json::write(o.body)});
}

void update(db::Tx& tx, Order const& o) {
    tx.run(update_order,
           {o.id, o.offer, o.unit_price.in_fen(), o.reservation, o.settled.in_fen(), json::write(o.body)});
}

std::optional<Order> order(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_order, {id}), read_order);
}

std::vector<Order> orders(db::Tx& tx, std::int64_t framework) {
    return db::all(tx.run(select_orders, {framework}), read_order);
}

bool insert(db::Tx& tx, Quote const& q) {
    return tx.try_run(insert_quote, {q.id, q.order, q.offer, q.price.in_fen(), q.envelope});
}

void update(db::Tx& tx, Quote const& q) {
    tx.run(update_quote, {q.id, q.price.in_fen()});
}

std::optional<Quote> quote(db::Tx& tx, std::int64_t id) {
    return db::first(tx.run(select_quote, {id}), read_quote);
}

std::vector<Quote> quotes(db::Tx& tx, std::int64_t order) {
    return db::all(tx.run(select_quotes, {order}), read_quote);
}

}  // namespace qiyue::framework::store

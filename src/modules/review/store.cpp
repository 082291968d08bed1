#include "modules/review/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::review::store {

namespace {

constexpr char const* insert_draw = "INSERT INTO review_draw (id, tender, body) VALUES ($1, $2, $3)";
constexpr char const* update_draw = "UPDATE review_draw SET body = $2 WHERE id = $1";
constexpr char const* select_draw = "SELECT id, tender, body FROM review_draw WHERE id = $1";

constexpr char const* insert_seat = R"sql(
INSERT INTO review_seat (draw, position, field, expert, person, adviser, outcome, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
constexpr char const* update_seat =
    "UPDATE review_seat SET outcome = $3, reason = $4 WHERE draw = $1 AND position = $2";
constexpr char const* select_seats = R"sql(
SELECT draw, position, field, expert, person, adviser, outcome, reason
FROM review_seat WHERE draw = $1 ORDER BY position)sql";

constexpr char const* insert_review = "INSERT INTO review_review (id, tender, project, body) VALUES ($1, $2, $3, $4)";
constexpr char const* update_review = "UPDATE review_review SET body = $2 WHERE id = $1";
constexpr char const* select_review = "SELECT id, tender, project, body FROM review_review WHERE id = $1";
constexpr char const* select_of_tender = R"sql(
SELECT id, tender, project, body FROM review_review WHERE tender = $1 ORDER BY id)sql";
constexpr char const* select_of_project = R"sql(
SELECT id, tender, project, body FROM review_review WHERE project = $1 ORDER BY id)sql";

constexpr char const* insert_bid = R"sql(
INSERT INTO review_bid (review, bid, provider, price, qualified, quality_met, standing, ground, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
constexpr char const* update_bid = R"sql(
UPDATE review_bid SET qualified = $3, quality_met = $4, standing = $5, reason = $6, price = $7, ground = $8
WHERE review = $1 AND bid = $2)sql";
constexpr char const* select_bids = R"sql(
SELECT bid, provider, price, qualified, quality_met, standing, ground, reason FROM review_bid
WHERE review = $1 ORDER BY bid)sql";

constexpr char const* insert_member = R"sql(
INSERT INTO review_member (review, person, organisation, name, role, declared, signature)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
constexpr char const* update_member = R"sql(
UPDATE review_member SET declared = $3, signature = $4, salt = $5 WHERE review = $1 AND person = $2)sql";
constexpr char const* select_members = R"sql(
SELECT person, organisation, name, role, declared, signature, salt FROM review_member WHERE review = $1 ORDER BY person)sql";
constexpr char const* delete_member = "DELETE FROM review_member WHERE review = $1 AND person = $2";
constexpr char const* delete_members = "DELETE FROM review_member WHERE review = $1";

constexpr char const* insert_mark = R"sql(
INSERT INTO review_mark (review, person, bid, factor, score, reason) VALUES ($1, $2, $3, $4, $5, $6))sql";
constexpr char const* select_marks = R"sql(
SELECT person, bid, factor, score, reason FROM review_mark WHERE review = $1 ORDER BY person, bid, factor)sql";
constexpr char const* delete_sheet = "DELETE FROM review_mark WHERE review = $1 AND person = $2";
constexpr char const* delete_marks = "DELETE FROM review_mark WHERE review = $1";

std::int64_t as_number(bool yes) {
    return yes ? 1 : 0;
}

Review review_of(db::Row const& row) {
    return {.id = row.integer(0),
            .tender = row.integer(1),
            .project = row.integer(2),
            .body = json::parse(row.text(3)).value()};
}

std::vector<Review> reviews_of(db::Rows const& rows) {
    std::vector<Review> all;
    for (auto const& row : rows) {
        all.push_back(review_of(row));
    }
    return all;
}

}  // namespace

void insert(db::Tx& tx, Draw const& d) {
    tx.run(insert_draw, {d.id, d.tender, json::write(d.body)});
}

void update(db::Tx& tx, Draw const& d) {
    tx.run(update_draw, {d.id, json::write(d.body)});
}

std::optional<Draw> draw(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_draw, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Draw{.id = row.integer(0), .tender = row.integer(1), .body = json::parse(row.text(2)).value()};
}

void insert(db::Tx& tx, Seat const& s) {
    tx.run(insert_seat, {s.draw, s.position, s.field, s.expert, s.person, as_number(s.adviser), s.outcome, s.reason});
}

void update(db::Tx& tx, Seat const& s) {
    tx.run(update_seat, {s.draw, s.position, s.outcome, s.reason});
}

std::vector<Seat> seats(db::Tx& tx, std::int64_t of_draw) {
    std::vector<Seat> all;
    for (auto const& row : tx.run(select_seats, {of_draw})) {
        all.push_back({.draw = row.integer(0),
                       .position = row.integer(1),
                       .field = row.text(2),
                       .expert = row.integer(3),
                       .person = row.integer(4),
                       .adviser = row.integer(5) != 0,
                       .outcome = row.text(6),
                       .reason = row.text(7)});
    }
    return all;
}

void insert(db::Tx& tx, Review const& r) {
    tx.run(insert_review, {r.id, r.tender, r.project, json::write(r.body)});
}

void update(db::Tx& tx, Review const& r) {
    tx.run(update_review, {r.id, json::write(r.body)});
}

std::optional<Review> review(db::Tx& tx, std::int64_t id) {
    auto const found = reviews_of(tx.run(select_review, {id}));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Review> of_tender(db::Tx& tx, std::int64_t tender) {
    return reviews_of(tx.run(select_of_tender, {tender}));
}

std::vector<Review> of_project(db::Tx& tx, std::int64_t project) {
    return reviews_of(tx.run(select_of_project, {project}));
}

void insert(db::Tx& tx, std::int64_t of_review, ReviewedBid const& b) {
    tx.run(insert_bid,
           {of_review, b.bid, b.provider, b.price.in_fen(), as_number(b.qualified), as_number(b.quality_met),
            as_number(b.standing), b.ground, b.reason});
}

void update(db::Tx& tx, std::int64_t of_review, ReviewedBid const& b) {
    tx.run(update_bid,
           {of_review, b.bid, as_number(b.qualified), as_number(b.quality_met), as_number(b.standing), b.reason,
            b.price.in_fen(), b.ground});
}

std::vector<ReviewedBid> bids(db::Tx& tx, std::int64_t of_review) {
    std::vector<ReviewedBid> all;
    for (auto const& row : tx.run(select_bids, {of_review})) {
        all.push_back({.bid = row.integer(0),
                       .provider = row.integer(1),
                       .price = Money::fen(row.integer(2)),
                       .qualified = row.integer(3) != 0,
                       .quality_met = row.integer(4) != 0,
                       .standing = row.integer(5) != 0,
                       .ground = row.text(6),
                       .reason = row.text(7)});
    }
    return all;
}

void insert(db::Tx& tx, std::int64_t of_review, Member const& m) {
    tx.run(insert_member, {of_review, m.person, m.organisation, m.name, m.role, as_number(m.declared), m.signature});
}

void update(db::Tx& tx, std::int64_t of_review, Member const& m) {
    tx.run(update_member, {of_review, m.person, as_number(m.declared), m.signature, m.salt});
}

std::vector<Member> members(db::Tx& tx, std::int64_t of_review) {
    std::vector<Member> all;
    for (auto const& row : tx.run(select_members, {of_review})) {
        all.push_back({.person = row.integer(0),
                       .organisation = row.integer(1),
                       .name = row.text(2),
                       .role = row.text(3),
                       .declared = row.integer(4) != 0,
                       .signature = row.text(5),
                       .salt = row.text(6)});
    }
    return all;
}

void remove_member(db::Tx& tx, std::int64_t of_review, std::int64_t person) {
    tx.run(delete_sheet, {of_review, person});
    tx.run(delete_member, {of_review, person});
}

void dissolve(db::Tx& tx, std::int64_t of_review) {
    tx.run(delete_marks, {of_review});
    tx.run(delete_members, {of_review});
}

void replace_sheet(db::Tx& tx, std::int64_t of_review, std::int64_t person, std::vector<Mark> const& marks) {
    tx.run(delete_sheet, {of_review, person});
    for (auto const& m : marks) {
        tx.run(insert_mark, {of_review, person, m.bid, m.factor, m.score, m.reason});
    }
}

std::vector<Mark> marks(db::Tx& tx, std::int64_t of_review) {
    std::vector<Mark> all;
    for (auto const& row : tx.run(select_marks, {of_review})) {
        all.push_back({.person = row.integer(0),
                       .bid = row.integer(1),
                       .factor = row.integer(2),
                       .score = row.integer(3),
                       .reason = row.text(4)});
    }
    return all;
}

}  // namespace qiyue::review::store

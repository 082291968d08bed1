#include "modules/expert/store.hpp"

namespace qiyue::expert::store {

namespace {

constexpr char const* insert_conduct = R"sql(
INSERT INTO expert_conduct (id, entry, kind, affected_result, decision_number, decided_on, facts, barred)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr char const* select_conduct = R"sql(
SELECT entry, kind, affected_result, decision_number, decided_on, facts, barred
FROM expert_conduct WHERE entry = $1 ORDER BY decided_on DESC, id DESC)sql";

// What he says to it stays when the same evaluation is recorded again.
constexpr char const* keep_sitting = R"sql(
INSERT INTO expert_sitting (entry, review, title, held_on, presence, minutes, rating, note, fee, fee_sum, explanation)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')
ON CONFLICT (entry, review) DO UPDATE SET held_on = excluded.held_on, presence = excluded.presence,
    minutes = excluded.minutes, rating = excluded.rating, note = excluded.note, fee = excluded.fee,
    fee_sum = excluded.fee_sum)sql";

constexpr char const* select_sittings = R"sql(
SELECT entry, review, title, held_on, presence, minutes, rating, note, fee, fee_sum, explanation
FROM expert_sitting WHERE entry = $1 ORDER BY held_on DESC, review DESC)sql";

constexpr char const* update_explanation =
    "UPDATE expert_sitting SET explanation = $3 WHERE entry = $1 AND review = $2";

constexpr char const* insert_standard = R"sql(
INSERT INTO expert_standard (id, document, holds_from, base, base_hours, hour) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* select_standard = R"sql(
SELECT id, document, holds_from, base, base_hours, hour FROM expert_standard WHERE id = $1)sql";

constexpr char const* select_standard_from = R"sql(
SELECT id, document, holds_from, base, base_hours, hour FROM expert_standard WHERE holds_from = $1)sql";

constexpr char const* select_standard_on = R"sql(
SELECT id, document, holds_from, base, base_hours, hour FROM expert_standard
WHERE holds_from <= $1 ORDER BY holds_from DESC LIMIT 1)sql";

std::optional<Standard> first(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Standard{.id = row.integer(0),
                    .document = row.text(1),
                    .from = Day::parse(row.text(2)).value(),
                    .base = Money::fen(row.integer(3)),
                    .base_hours = row.integer(4),
                    .hour = Money::fen(row.integer(5))};
}

}  // namespace

void insert(db::Tx& tx, std::int64_t id, Conduct const& one) {
    tx.run(insert_conduct,
           {id, one.entry, one.kind, std::int64_t{one.affected_result ? 1 : 0}, one.decision_number, one.on.iso(),
            one.facts, std::int64_t{one.barred ? 1 : 0}});
}

std::vector<Conduct> conduct(db::Tx& tx, std::int64_t entry) {
    std::vector<Conduct> all;
    for (auto const& row : tx.run(select_conduct, {entry})) {
        all.push_back({.entry = row.integer(0),
                       .kind = row.text(1),
                       .affected_result = row.integer(2) != 0,
                       .decision_number = row.text(3),
                       .on = Day::parse(row.text(4)).value(),
                       .facts = row.text(5),
                       .barred = row.integer(6) != 0});
    }
    return all;
}

void keep(db::Tx& tx, Sitting const& one) {
    tx.run(keep_sitting,
           {one.entry, one.review, one.title, one.on.iso(), one.presence, one.minutes, one.rating, one.note,
            one.fee ? db::Cell(one.fee->in_fen()) : db::Cell(), one.fee_sum});
}

std::vector<Sitting> sittings(db::Tx& tx, std::int64_t entry) {
    std::vector<Sitting> all;
    for (auto const& row : tx.run(select_sittings, {entry})) {
        Sitting one{.entry = row.integer(0),
                    .review = row.integer(1),
                    .title = row.text(2),
                    .on = Day::parse(row.text(3)).value(),
                    .presence = row.text(4),
                    .minutes = row.integer(5),
                    .rating = row.text(6),
                    .note = row.text(7),
                    .fee = {},
                    .fee_sum = row.text(9),
                    .explanation = row.text(10)};
        if (!row.null(8)) {
            one.fee = Money::fen(row.integer(8));
        }
        all.push_back(std::move(one));
    }
    return all;
}

void explain(db::Tx& tx, std::int64_t entry, std::int64_t review, std::string const& explanation) {
    tx.run(update_explanation, {entry, review, explanation});
}

void insert(db::Tx& tx, Standard const& one) {
    tx.run(insert_standard,
           {one.id, one.document, one.from.iso(), one.base.in_fen(), one.base_hours, one.hour.in_fen()});
}

std::optional<Standard> standard(db::Tx& tx, std::int64_t id) {
    return first(tx.run(select_standard, {id}));
}

std::optional<Standard> standard_from(db::Tx& tx, Day from) {
    return first(tx.run(select_standard_from, {from.iso()}));
}

std::optional<Standard> standard_on(db::Tx& tx, Day on) {
    return first(tx.run(select_standard_on, {on.iso()}));
}

}  // namespace qiyue::expert::store

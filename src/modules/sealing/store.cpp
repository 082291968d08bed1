#include "modules/sealing/store.hpp"

namespace qiyue::sealing::store {

namespace {

constexpr char const* select_key =
    "SELECT threshold, public_key, opened_at, suite FROM sealing_key WHERE object = $1 AND round = $2";

constexpr char const* upsert_key = R"sql(
INSERT INTO sealing_key (object, round, threshold, public_key, suite) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (object, round) DO UPDATE
SET threshold = excluded.threshold, public_key = excluded.public_key, suite = excluded.suite)sql";

constexpr char const* update_opened = "UPDATE sealing_key SET opened_at = $3 WHERE object = $1 AND round = $2";

constexpr char const* delete_holders = "DELETE FROM sealing_holder WHERE object = $1 AND round = $2";

constexpr char const* insert_holder = R"sql(
INSERT INTO sealing_holder (object, round, place, person, organisation, post, share_key, wrapped, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_holders = R"sql(
SELECT person, organisation, post, share_key, wrapped, digest, given_at, share
FROM sealing_holder WHERE object = $1 AND round = $2 ORDER BY place)sql";

constexpr char const* update_share =
    "UPDATE sealing_holder SET share = $4, given_at = $5 WHERE object = $1 AND round = $2 AND person = $3";

constexpr char const* clear_shares = "UPDATE sealing_holder SET share = '' WHERE object = $1";

std::optional<Instant> instant_or_none(db::Row const& row, std::size_t column) {
    return row.null(column) ? std::nullopt : std::optional(Instant::from_micros(row.integer(column)));
}

}  // namespace

std::optional<OpeningKey> opening_key(db::Tx& tx, Occasion occasion) {
    auto const rows = tx.run(select_key, {occasion.object, occasion.round});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    OpeningKey key{.threshold = row.integer(0),
                   .suite = row.integer(3),
                   .public_key = row.text(1),
                   .opened_at = instant_or_none(row, 2),
                   .holders = {}};
    for (auto const& one : tx.run(select_holders, {occasion.object, occasion.round})) {
        key.holders.push_back({.person = one.integer(0),
                               .organisation = one.integer(1),
                               .post = one.text(2),
                               .share_key = one.text(3),
                               .wrapped = one.text(4),
                               .digest = one.text(5),
                               .given_at = instant_or_none(one, 6),
                               .share = one.text(7)});
    }
    return key;
}

void keep_opening_key(db::Tx& tx, Occasion occasion, OpeningKey const& key) {
    tx.run(upsert_key, {occasion.object, occasion.round, key.threshold, key.public_key, key.suite});
    tx.run(delete_holders, {occasion.object, occasion.round});
    std::int64_t place = 0;
    for (auto const& holder : key.holders) {
        tx.run(insert_holder,
               {occasion.object, occasion.round, ++place, holder.person, holder.organisation, holder.post,
                holder.share_key, holder.wrapped, holder.digest});
    }
}

void keep_share(db::Tx& tx, Occasion occasion, std::int64_t person, std::string const& share, Instant at) {
    tx.run(update_share, {occasion.object, occasion.round, person, share, at.micros()});
}

void erase_shares(db::Tx& tx, std::int64_t object) {
    tx.run(clear_shares, {object});
}

void keep_opened(db::Tx& tx, Occasion occasion, Instant at) {
    tx.run(update_opened, {occasion.object, occasion.round, at.micros()});
}

}  // namespace qiyue::sealing::store

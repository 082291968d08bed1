#include "modules/journal/store.hpp"

#include "base/ensure.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/db/cells.hpp"
#include "platform/db/memory.hpp"

namespace qiyue::journal::store {

namespace {

constexpr auto select_size = R"sql(
SELECT COALESCE(MAX(position), -1) + 1 FROM journal_entry)sql";

constexpr auto select_instants = "SELECT at FROM journal_entry ORDER BY position";

constexpr auto select_last_about = R"sql(
SELECT position FROM journal_entry WHERE project = $1 AND object = $2 ORDER BY position DESC LIMIT 1)sql";

constexpr auto select_first_about = R"sql(
SELECT position FROM journal_entry WHERE project = $1 AND object = $2 ORDER BY position LIMIT 1)sql";

constexpr auto insert_entry = R"sql(
INSERT INTO journal_entry (position, at, operation, kind, object, project, person, organisation, salt, body,
                           body_digest, leaf_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";

constexpr auto insert_hash = R"sql(
INSERT INTO journal_node (level, number, hash) VALUES ($1, $2, $3))sql";

constexpr auto select_leaf_hashes = R"sql(
SELECT leaf_hash FROM journal_entry WHERE position >= $1 AND position < $2 ORDER BY position)sql";

constexpr auto select_node_hashes = R"sql(
SELECT hash FROM journal_node WHERE level = $1 AND number >= $2 AND number < $3 ORDER BY number)sql";

constexpr auto select_range = R"sql(
SELECT position, at, operation, kind, object, project, person, organisation, salt, body, body_digest, leaf_hash
FROM journal_entry WHERE position >= $1 AND position < $2 ORDER BY position)sql";

constexpr auto insert_hidden = R"sql(
INSERT INTO journal_sealed (position, operation, kind, object, project, organisation) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr auto select_hidden = R"sql(
SELECT operation, kind, object, project, organisation FROM journal_sealed WHERE position = $1)sql";

constexpr auto insert_unsealed = R"sql(
INSERT INTO journal_unsealed (object) VALUES ($1) ON CONFLICT (object) DO NOTHING)sql";

constexpr auto select_all = R"sql(
SELECT position, at, operation, kind, object, project, person, organisation, salt, body, body_digest, leaf_hash
FROM journal_told WHERE position > $1 ORDER BY position LIMIT $2)sql";

constexpr auto select_of_project = R"sql(
SELECT position, at, operation, kind, object, project, person, organisation, salt, body, body_digest, leaf_hash
FROM journal_told WHERE project = $1 AND position > $2 ORDER BY position LIMIT $3)sql";

constexpr auto select_of_organisation = R"sql(
SELECT position, at, operation, kind, object, project, person, organisation, salt, body, body_digest, leaf_hash
FROM journal_told WHERE organisation = $1 AND position > $2 ORDER BY position LIMIT $3)sql";

constexpr auto select_of_both = R"sql(
SELECT position, at, operation, kind, object, project, person, organisation, salt, body, body_digest, leaf_hash
FROM journal_told WHERE project = $1 AND organisation = $2 AND position > $3 ORDER BY position LIMIT $4)sql";

constexpr auto select_beginner = R"sql(
SELECT organisation FROM journal_entry WHERE project = $1 AND organisation <> 0 ORDER BY position LIMIT 1)sql";

// How far the log has grown, and the hashes that its next entries join.
struct Size : db::Remembered<Size, int, std::int64_t> {};
struct Hashes : db::Remembered<Hashes, std::pair<int, std::int64_t>, std::optional<Hash>> {};

constexpr int whole_log = 0;

Row row_of(db::Row const& cells) {
    return {.leaf = {.position = cells.integer(0),
                     .at = cells.integer(1),
                     .operation = cells.text(2),
                     .kind = cells.text(3),
                     .object = cells.integer(4),
                     .project = cells.integer(5),
                     .organisation = cells.integer(7),
                     .body_digest = cells.text(10)},
            .person = cells.integer(6),
            .salt = cells.text(8),
            .private_text = cells.text(9),
            .leaf_hash = cells.text(11)};
}

std::vector<Row> rows_of(db::Rows const& found) {
    std::vector<Row> rows;
    rows.reserve(found.size());
    for (auto const& cells : found) {
        rows.push_back(row_of(cells));
    }
    return rows;
}

Hash raw(std::string const& hex) {
    auto const bytes = crypto::from_hex(hex);
    ENSURE(bytes.has_value());
    return *bytes;
}

}  // namespace

std::int64_t size(db::Tx& tx) {
    return Size::of(tx).find(whole_log, [&] { return tx.run(select_size).at(0).integer(0); });
}

std::vector<Instant> instants(db::Tx& tx) {
    std::vector<Instant> all;
    for (auto const& row : tx.run(select_instants)) {
        all.push_back(Instant::from_micros(row.integer(0)));
    }
    return all;
}

std::optional<std::int64_t> first_about(db::Tx& tx, std::int64_t project, std::int64_t object) {
    auto const rows = tx.run(select_first_about, {project, object});
    return rows.empty() ? std::nullopt : std::optional(rows.front().integer(0));
}

std::optional<std::int64_t> last_about(db::Tx& tx, std::int64_t project, std::int64_t object) {
    auto const rows = tx.run(select_last_about, {project, object});
    return rows.empty() ? std::nullopt : std::optional(rows.front().integer(0));
}

void insert(db::Tx& tx, Row const& row) {
    auto const& leaf = row.leaf;
    tx.run(insert_entry,
           db::cells(leaf.position, leaf.at, leaf.operation, leaf.kind, leaf.object, leaf.project, row.person,
                     leaf.organisation, row.salt, row.private_text, leaf.body_digest, row.leaf_hash));
    Size::of(tx).put(whole_log, leaf.position + 1);
    Hashes::of(tx).put({0, leaf.position}, raw(row.leaf_hash));
}

void insert_sealed(db::Tx& tx, Leaf const& hidden) {
    tx.run(insert_hidden,
           {hidden.position, hidden.operation, hidden.kind, hidden.object, hidden.project, hidden.organisation});
}

std::optional<Leaf> sealed(db::Tx& tx, std::int64_t position) {
    auto const found = tx.run(select_hidden, {position});
    if (found.empty()) {
        return std::nullopt;
    }
    auto const& cells = found.front();
    return Leaf{.position = position,
                .operation = cells.text(0),
                .kind = cells.text(1),
                .object = cells.integer(2),
                .project = cells.integer(3),
                .organisation = cells.integer(4)};
}

void unseal(db::Tx& tx, std::int64_t object) {
    tx.run(insert_unsealed, {object});
}

void insert_node(db::Tx& tx, Subtree subtree, Hash const& hash) {
    tx.run(insert_hash, db::cells(std::int64_t{subtree.level}, subtree.number, crypto::to_hex(hash)));
    Hashes::of(tx).put({subtree.level, subtree.number}, hash);
}

std::optional<Hash> hash_of(db::Tx& tx, Subtree subtree) {
    return Hashes::of(tx).find({subtree.level, subtree.number}, [&] {
        auto const found = hashes(tx, subtree.level, subtree.number, 1);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

std::vector<Hash> hashes(db::Tx& tx, int level, std::int64_t first, std::int64_t count) {
    auto const found = level == 0 ? tx.run(select_leaf_hashes, {first, first + count})
                                  : tx.run(select_node_hashes, {std::int64_t{level}, first, first + count});
    std::vector<Hash> hashes;
    hashes.reserve(found.size());
    for (auto const& cells : found) {
        hashes.push_back(raw(cells.text(0)));
    }
    return hashes;
}

std::vector<Row> range(db::Tx& tx, std::int64_t from, std::int64_t to) {
    return rows_of(tx.run(select_range, {from, to}));
}

std::int64_t beginner(db::Tx& tx, std::int64_t project) {
    auto const found = tx.run(select_beginner, {project});
    return found.empty() ? 0 : found.front().integer(0);
}

std::vector<Row> list(db::Tx& tx, std::int64_t project, std::int64_t organisation, std::int64_t after,
                      std::int64_t limit) {
    if (project != 0 && organisation != 0) {
        return rows_of(tx.run(select_of_both, {project, organisation, after, limit}));
    }
    if (project != 0) {
        return rows_of(tx.run(select_of_project, {project, after, limit}));
    }
    if (organisation != 0) {
        return rows_of(tx.run(select_of_organisation, {organisation, after, limit}));
    }
    return rows_of(tx.run(select_all, {after, limit}));
}

}  // namespace qiyue::journal::store

#include "modules/documents/store.hpp"

// Files that come in pieces.
namespace qiyue::documents::store {

namespace {

constexpr char const* insert_begun = R"sql(
INSERT INTO documents_begun (id, person, organisation, name, size, digest, at) VALUES ($1, $2, $3, $4, $5, '', $6))sql";

constexpr char const* select_begun = R"sql(
SELECT id, name, size, digest FROM documents_begun WHERE id = $1 AND person = $2 AND organisation = $3)sql";

constexpr char const* update_digest = "UPDATE documents_begun SET digest = $2 WHERE id = $1";

constexpr char const* sum_announced = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM documents_begun "
                                      "WHERE person = $1 AND digest = '' AND at >= $2";

constexpr char const* select_before = "SELECT id FROM documents_begun WHERE at < $1 ORDER BY id";

constexpr char const* delete_begun = "DELETE FROM documents_begun WHERE id = $1";

}  // namespace

void insert(db::Tx& tx, Context const& context, Begun const& begun) {
    tx.run(
        insert_begun,
        {begun.id, context.caller.person, context.caller.organisation, begun.name, begun.size, context.now.micros()});
}

std::optional<Begun> begun(db::Tx& tx, Context const& context, std::int64_t id) {
    auto const rows = tx.run(select_begun, {id, context.caller.person, context.caller.organisation});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Begun{.id = row.integer(0), .name = row.text(1), .size = row.integer(2), .digest = row.text(3)};
}

void set_digest(db::Tx& tx, std::int64_t id, std::string_view digest) {
    tx.run(update_digest, {id, std::string(digest)});
}

std::int64_t bytes_announced(db::Tx& tx, std::int64_t person, Instant since) {
    return tx.run(sum_announced, {person, since.micros()}).at(0).integer(0);
}

std::vector<std::int64_t> begun_before(db::Tx& tx, Instant before) {
    std::vector<std::int64_t> ids;
    for (auto const& row : tx.run(select_before, {before.micros()})) {
        ids.push_back(row.integer(0));
    }
    return ids;
}

void drop_begun(db::Tx& tx, std::int64_t id) {
    tx.run(delete_begun, {id});
}

}  // namespace qiyue::documents::store

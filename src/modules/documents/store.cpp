#include "modules/documents/store.hpp"

#include "platform/db/cells.hpp"

namespace qiyue::documents::store {

namespace {

constexpr char const* upsert_upload = R"sql(
INSERT INTO documents_upload (digest, person, organisation, name, type, size, at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (digest, person, organisation) DO UPDATE SET name = excluded.name, at = excluded.at)sql";

constexpr char const* sum_sent =
    "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM documents_upload WHERE person = $1 AND at >= $2";

// Whether the file is still there is asked of its digest, not of the row: of each row, PostgreSQL reads the whole table to answer.
constexpr char const* select_sent = R"sql(
SELECT u.digest, u.name, u.type, u.size FROM documents_upload u
WHERE u.digest = $1 AND u.person = $2
  AND (NOT EXISTS (SELECT 1 FROM documents_file f WHERE f.digest = $1 AND f.disposal > 0)
       OR EXISTS (SELECT 1 FROM documents_file f WHERE f.digest = $1 AND f.disposal = 0))
ORDER BY u.at DESC LIMIT 1)sql";

constexpr char const* insert_file = R"sql(
INSERT INTO documents_file (id, digest, object, kind, project, field, step, name, type, size, person, organisation, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (object, digest, field) DO NOTHING)sql";

constexpr char const* select_holding = R"sql(
SELECT id, digest, object, kind, project, field, step, name, type, size, person, organisation, at, disposal
FROM documents_file WHERE digest = $1 AND disposal = 0 ORDER BY id)sql";

constexpr char const* select_of_object = R"sql(
SELECT id, digest, object, kind, project, field, step, name, type, size, person, organisation, at, disposal
FROM documents_file WHERE object = $1 ORDER BY id)sql";

constexpr char const* count_files =
    "SELECT CAST(COUNT(DISTINCT digest) AS BIGINT) FROM documents_file WHERE project = $1 AND disposal = 0";

constexpr char const* update_disposed = "UPDATE documents_file SET disposal = $2 WHERE project = $1 AND disposal = 0";

constexpr char const* upsert_disposal = R"sql(
INSERT INTO documents_disposal (id, reason, ended, files, disposed) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, files = excluded.files, disposed = excluded.disposed)sql";

constexpr char const* select_disposal = "SELECT reason, ended, files, disposed FROM documents_disposal WHERE id = $1";

// Whoever once sent it still has a row, by which he could have it.
constexpr char const* select_gone = R"sql(
SELECT DISTINCT u.digest FROM documents_upload u
WHERE EXISTS (SELECT 1 FROM documents_file f WHERE f.digest = u.digest AND f.disposal > 0)
  AND NOT EXISTS (SELECT 1 FROM documents_file f WHERE f.digest = u.digest AND f.disposal = 0)
ORDER BY u.digest)sql";

constexpr char const* select_unused = R"sql(
SELECT u.digest FROM documents_upload u
WHERE NOT EXISTS (SELECT 1 FROM documents_file f WHERE f.digest = u.digest)
GROUP BY u.digest HAVING MAX(u.at) < $1 ORDER BY u.digest)sql";

constexpr char const* select_known = R"sql(
SELECT digest FROM documents_upload WHERE digest >= $1 AND digest < $2
UNION SELECT digest FROM documents_file WHERE digest >= $1 AND digest < $2 AND disposal = 0 ORDER BY digest)sql";

constexpr char const* delete_upload = "DELETE FROM documents_upload WHERE digest = $1";

std::vector<File> files_of(db::Rows const& rows) {
    std::vector<File> files;
    files.reserve(rows.size());
    for (auto const& row : rows) {
        files.push_back({.id = row.integer(0),
                         .digest = row.text(1),
                         .object = row.integer(2),
                         .kind = row.text(3),
                         .project = row.integer(4),
                         .field = row.text(5),
                         .step = row.text(6),
                         .name = row.text(7),
                         .type = row.text(8),
                         .size = row.integer(9),
                         .person = row.integer(10),
                         .organisation = row.integer(11),
                         .at = Instant::from_micros(row.integer(12)),
                         .disposal = row.integer(13)});
    }
    return files;
}

std::vector<std::string> digests_of(db::Rows const& rows) {
    std::vector<std::string> digests;
    digests.reserve(rows.size());
    for (auto const& row : rows) {
        digests.push_back(row.text(0));
    }
    return digests;
}

}  // namespace

void keep(db::Tx& tx, Context const& context, Upload const& upload) {
    tx.run(upsert_upload,
           {upload.digest, context.caller.person, context.caller.organisation, upload.name, upload.type, upload.size,
            context.now.micros()});
}

std::int64_t bytes_since(db::Tx& tx, std::int64_t person, Instant since) {
    return tx.run(sum_sent, {person, since.micros()}).at(0).integer(0);
}

std::optional<Upload> sent_by(db::Tx& tx, std::string_view digest, std::int64_t person) {
    auto const rows = tx.run(select_sent, {std::string(digest), person});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Upload{.digest = row.text(0), .name = row.text(1), .type = row.text(2), .size = row.integer(3)};
}

void insert(db::Tx& tx, File const& file) {
    tx.run(insert_file,
           db::cells(file.id, file.digest, file.object, file.kind, file.project, file.field, file.step, file.name,
                     file.type, file.size, file.person, file.organisation, file.at.micros()));
}

std::vector<File> holding(db::Tx& tx, std::string_view digest) {
    return files_of(tx.run(select_holding, {std::string(digest)}));
}

std::vector<File> of_object(db::Tx& tx, std::int64_t object) {
    return files_of(tx.run(select_of_object, {object}));
}

std::int64_t count_of_project(db::Tx& tx, std::int64_t project) {
    return tx.run(count_files, {project}).at(0).integer(0);
}

void dispose(db::Tx& tx, std::int64_t project, std::int64_t disposal) {
    tx.run(update_disposed, {project, disposal});
}

void put(db::Tx& tx, Disposal const& disposal) {
    tx.run(upsert_disposal, {disposal.id, disposal.reason, disposal.ended, disposal.files, disposal.disposed});
}

std::optional<Disposal> disposal(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_disposal, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Disposal{
        .id = id, .reason = row.text(0), .ended = row.text(1), .files = row.integer(2), .disposed = row.text(3)};
}

std::vector<std::string> unused(db::Tx& tx, Instant before) {
    return digests_of(tx.run(select_unused, {before.micros()}));
}

std::vector<std::string> gone(db::Tx& tx) {
    return digests_of(tx.run(select_gone, {}));
}

std::vector<std::string> known(db::Tx& tx, std::string_view two_signs) {
    auto const from = std::string(two_signs);
    return digests_of(tx.run(select_known, {from, from + "g"}));  // a digest has no sign above f
}

void forget(db::Tx& tx, std::string_view digest) {
    tx.run(delete_upload, {std::string(digest)});
}

}  // namespace qiyue::documents::store

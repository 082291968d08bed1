#include "modules/documents/store.hpp"

namespace qiyue::documents {

namespace {

constexpr char const* files = R"sql(
CREATE TABLE documents_upload (
    digest TEXT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    at BIGINT NOT NULL,
    PRIMARY KEY (digest, person, organisation)
);
CREATE INDEX documents_upload_person ON documents_upload (person, at);

CREATE TABLE documents_file (
    id BIGINT PRIMARY KEY,
    digest TEXT NOT NULL,
    object BIGINT NOT NULL,
    kind TEXT NOT NULL,
    project BIGINT NOT NULL,
    field TEXT NOT NULL,
    step TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (object, digest, field)
);
CREATE INDEX documents_file_digest ON documents_file (digest);
)sql";

// A file that was disposed of leaves its name and digest: what was there can still be told, and compared.
constexpr char const* disposals = R"sql(
CREATE TABLE documents_disposal (
    id BIGINT PRIMARY KEY,
    reason TEXT NOT NULL,
    ended TEXT NOT NULL,
    files BIGINT NOT NULL,
    disposed TEXT NOT NULL
);

ALTER TABLE documents_file ADD COLUMN disposal BIGINT NOT NULL DEFAULT 0;
CREATE INDEX documents_file_project ON documents_file (project);
)sql";

// Large files come in pieces, and go on where the line broke.
constexpr char const* pieces = R"sql(
CREATE TABLE documents_begun (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    digest TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX documents_begun_person ON documents_begun (person);
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "documents", .number = 1, .name = "files", .sql = files},
            {.module = "documents", .number = 2, .name = "disposals", .sql = disposals},
            {.module = "documents", .number = 3, .name = "pieces", .sql = pieces},
            // One file may stand under very many objects: whether any of them was disposed of is asked at each use.
            {.module = "documents",
             .number = 4,
             .name = "disposed",
             .sql = "CREATE INDEX documents_file_disposed ON documents_file (digest, disposal);"}};
}

}  // namespace qiyue::documents

#include "modules/journal/api.hpp"

namespace qiyue::journal {

namespace {

constexpr auto tables = R"sql(
CREATE TABLE journal_entry (
    position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 0),
    at BIGINT NOT NULL,
    operation TEXT NOT NULL CHECK (operation <> ''),
    kind TEXT NOT NULL,
    object BIGINT NOT NULL,
    project BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    body TEXT NOT NULL,
    body_digest TEXT NOT NULL CHECK (length(body_digest) = 64),
    leaf_hash TEXT NOT NULL CHECK (length(leaf_hash) = 64)
);
CREATE INDEX journal_entry_of_project ON journal_entry (project, position);
CREATE INDEX journal_entry_of_organisation ON journal_entry (organisation, position);
CREATE TABLE journal_node (
    level BIGINT NOT NULL CHECK (level >= 1),
    number BIGINT NOT NULL CHECK (number >= 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (level, number)
);
)sql";

// The database itself refuses to change or take away what was written: CD-17-5, CD-37-3.
constexpr auto append_only_sqlite = R"sql(
CREATE TRIGGER journal_entry_not_changed BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_entry_not_deleted BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_node_not_changed BEFORE UPDATE ON journal_node
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_node_not_deleted BEFORE DELETE ON journal_node
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
)sql";

constexpr auto append_only_postgresql = R"sql(
CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the journal only grows' USING ERRCODE = 'integrity_constraint_violation';
END
$body$;
CREATE TRIGGER journal_entry_only_grows BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_entry_not_emptied BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_node_only_grows BEFORE UPDATE OR DELETE ON journal_node
    FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_node_not_emptied BEFORE TRUNCATE ON journal_node
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
)sql";

// What a sealed entry was of, and of which objects that is told by now. journal_told is the trail as it may be read.
constexpr auto sealed = R"sql(
CREATE TABLE journal_sealed (
    position BIGINT NOT NULL PRIMARY KEY,
    operation TEXT NOT NULL CHECK (operation <> ''),
    kind TEXT NOT NULL,
    object BIGINT NOT NULL,
    project BIGINT NOT NULL,
    organisation BIGINT NOT NULL
);
CREATE INDEX journal_sealed_of_object ON journal_sealed (object);
CREATE INDEX journal_sealed_of_project ON journal_sealed (project, position);
CREATE INDEX journal_sealed_of_organisation ON journal_sealed (organisation, position);
CREATE TABLE journal_unsealed (object BIGINT NOT NULL PRIMARY KEY);
CREATE VIEW journal_told AS
SELECT e.position, e.at, e.operation, e.kind, e.object, e.project, e.person, e.organisation, e.salt, e.body, e.body_digest,
       e.leaf_hash
FROM journal_entry e
WHERE NOT EXISTS (SELECT 1 FROM journal_sealed s JOIN journal_unsealed u ON u.object = s.object WHERE s.position = e.position)
UNION ALL
SELECT e.position, e.at, s.operation, s.kind, s.object, s.project, e.person, s.organisation, e.salt, e.body, e.body_digest,
       e.leaf_hash
FROM journal_sealed s
JOIN journal_unsealed u ON u.object = s.object
JOIN journal_entry e ON e.position = s.position;
)sql";

constexpr auto sealed_append_only_sqlite = R"sql(
CREATE TRIGGER journal_sealed_not_changed BEFORE UPDATE ON journal_sealed
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_sealed_not_deleted BEFORE DELETE ON journal_sealed
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
)sql";

constexpr auto sealed_append_only_postgresql = R"sql(
CREATE TRIGGER journal_sealed_only_grows BEFORE UPDATE OR DELETE ON journal_sealed
    FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_sealed_not_emptied BEFORE TRUNCATE ON journal_sealed
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {
        {.module = "journal", .number = 1, .name = "tables", .sql = tables},
        {.module = "journal",
         .number = 2,
         .name = "append_only",
         .sql = append_only_sqlite,
         .sql_postgresql = append_only_postgresql},
        {.module = "journal", .number = 3, .name = "sealed", .sql = sealed},
        {.module = "journal",
         .number = 4,
         .name = "sealed_append_only",
         .sql = sealed_append_only_sqlite,
         .sql_postgresql = sealed_append_only_postgresql},
    };
}

}  // namespace qiyue::journal

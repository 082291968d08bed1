#include "modules/disclosure/store.hpp"

#include "platform/search/search.hpp"

namespace qiyue::disclosure {

namespace {

// One row for each published figure, by what statistics tell apart (store_figures.hpp).
db::Migration figures() {
    return {.module = "disclosure", .number = 2, .name = "published figures", .sql = R"sql(
CREATE TABLE disclosure_figure (
    notice BIGINT NOT NULL,
    kind TEXT NOT NULL,
    project BIGINT NOT NULL,
    object BIGINT NOT NULL,
    object_kind TEXT NOT NULL,
    field TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    buyer BIGINT NOT NULL,
    region TEXT NOT NULL,
    service_class BIGINT NOT NULL,
    item BIGINT NOT NULL,
    method TEXT NOT NULL,
    provider BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (notice, kind)
);
CREATE INDEX disclosure_figure_project ON disclosure_figure (project);
CREATE INDEX disclosure_figure_object ON disclosure_figure (object);
CREATE INDEX disclosure_figure_provider ON disclosure_figure (provider);
)sql"};
}
// By which way of cutting words a notice was indexed; 0: not yet.
std::string const indexed_column = R"sql(
ALTER TABLE disclosure_notice ADD COLUMN indexed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX disclosure_notice_indexed ON disclosure_notice (indexed);
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "disclosure", .number = 1, .name = "notices, what is owed, exemptions, remarks", .sql = R"sql(
CREATE TABLE disclosure_notice (
    id BIGINT PRIMARY KEY,
    rule TEXT NOT NULL,
    stage TEXT NOT NULL,
    project BIGINT NOT NULL,
    object BIGINT NOT NULL,
    object_kind TEXT NOT NULL,
    title TEXT NOT NULL,
    organisation BIGINT NOT NULL,
    organisation_name TEXT NOT NULL,
    region TEXT NOT NULL,
    at BIGINT NOT NULL,
    published_by BIGINT NOT NULL,
    section TEXT NOT NULL,
    clauses TEXT NOT NULL
);
CREATE INDEX disclosure_notice_project ON disclosure_notice (project, id);
CREATE INDEX disclosure_notice_organisation ON disclosure_notice (organisation, id);
CREATE TABLE disclosure_project (
    id BIGINT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    buyer BIGINT NOT NULL,
    region TEXT NOT NULL,
    notices BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE TABLE disclosure_due (
    id BIGINT PRIMARY KEY,
    rule TEXT NOT NULL,
    project BIGINT NOT NULL,
    object BIGINT NOT NULL,
    holder BIGINT NOT NULL,
    opened TEXT NOT NULL,
    due TEXT,
    clause TEXT NOT NULL,
    body TEXT NOT NULL,
    notice BIGINT NOT NULL
);
CREATE INDEX disclosure_due_project ON disclosure_due (project, id);
CREATE INDEX disclosure_due_object ON disclosure_due (object);
CREATE INDEX disclosure_due_open ON disclosure_due (due) WHERE notice = 0;
CREATE TABLE disclosure_exemption (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    object_kind TEXT NOT NULL,
    field TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'lifted')),
    proposed_by BIGINT NOT NULL,
    approved_by TEXT NOT NULL
);
CREATE INDEX disclosure_exemption_project ON disclosure_exemption (project);
CREATE TABLE disclosure_remark (
    id BIGINT PRIMARY KEY,
    receipt TEXT NOT NULL UNIQUE,
    project BIGINT NOT NULL,
    notice BIGINT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    contact TEXT NOT NULL,
    received BIGINT NOT NULL,
    handler TEXT NOT NULL,
    assigned BIGINT,
    answer TEXT NOT NULL,
    answered BIGINT
);
)sql"},
            figures(),
            {.module = "disclosure",
             .number = 3,
             .name = "words of the notices",
             .sql = indexed_column + search::schema_sqlite("disclosure_words"),
             .sql_postgresql = indexed_column + search::schema_postgresql("disclosure_words")}};
}

}  // namespace qiyue::disclosure

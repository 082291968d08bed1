#include "modules/application/store.hpp"

namespace qiyue::application {

std::vector<db::Migration> migrations() {
    return {{.module = "application", .number = 1, .name = "guides, applications, sheets, objections", .sql = R"sql(
CREATE TABLE application_guide (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE application_application (
    id BIGINT PRIMARY KEY,
    guide BIGINT NOT NULL REFERENCES application_guide (id),
    provider BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL CHECK (withdrawn IN (0, 1)),
    body TEXT NOT NULL
);
CREATE INDEX application_application_guide ON application_application (guide, id);
CREATE UNIQUE INDEX application_application_one ON application_application (guide, provider) WHERE withdrawn = 0;
CREATE TABLE application_sheet (
    guide BIGINT NOT NULL REFERENCES application_guide (id),
    person BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (guide, person)
);
CREATE TABLE application_objection (
    id BIGINT PRIMARY KEY,
    receipt TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::application

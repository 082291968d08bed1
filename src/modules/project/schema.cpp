#include "modules/project/store.hpp"

namespace qiyue::project {

std::vector<db::Migration> migrations() {
    return {{.module = "project", .number = 1, .name = "projects", .sql = R"sql(
CREATE TABLE project_project (
    id BIGINT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    nature TEXT NOT NULL,
    service_class BIGINT NOT NULL,
    catalogue_item BIGINT NOT NULL,
    buyer BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE project_survey (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL REFERENCES project_project (id),
    body TEXT NOT NULL
);
CREATE INDEX project_survey_project ON project_survey (project);
)sql"},
            {.module = "project", .number = 2, .name = "joint reviews", .sql = R"sql(
CREATE TABLE project_joint (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::project

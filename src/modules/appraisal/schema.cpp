#include "modules/appraisal/store.hpp"

namespace qiyue::appraisal {

std::vector<db::Migration> migrations() {
    return {{.module = "appraisal", .number = 1, .name = "evaluations, answers, finished projects", .sql = R"sql(
CREATE TABLE appraisal_evaluation (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    contract BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    budget_year BIGINT NOT NULL,
    key_project BIGINT NOT NULL,
    first BIGINT,
    again BIGINT,
    grade TEXT NOT NULL,
    final_on TEXT,
    body TEXT NOT NULL
);
CREATE INDEX appraisal_evaluation_project ON appraisal_evaluation (project);
CREATE INDEX appraisal_evaluation_provider ON appraisal_evaluation (provider);
CREATE TABLE appraisal_answer (
    id BIGINT PRIMARY KEY,
    evaluation BIGINT NOT NULL REFERENCES appraisal_evaluation (id),
    person BIGINT NOT NULL,
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10000),
    satisfied BIGINT NOT NULL,
    comment TEXT NOT NULL,
    UNIQUE (evaluation, person)
);
CREATE TABLE appraisal_finished (
    project BIGINT PRIMARY KEY,
    buyer BIGINT NOT NULL,
    region TEXT NOT NULL,
    finished_on TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::appraisal

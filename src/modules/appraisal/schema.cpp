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
)sql"},
            {.module = "appraisal",
             .number = 2,
             .name = "surveys by code, papers, interim and finance's evaluations",
             .sql = R"sql(
ALTER TABLE appraisal_evaluation ADD COLUMN phase TEXT NOT NULL DEFAULT 'final';
ALTER TABLE appraisal_evaluation ADD COLUMN organiser BIGINT NOT NULL DEFAULT 0;
CREATE TABLE appraisal_paper (
    id BIGINT PRIMARY KEY,
    about BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX appraisal_paper_about ON appraisal_paper (about, kind);
CREATE TABLE appraisal_key (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    secret TEXT NOT NULL
);
CREATE TABLE appraisal_invitation (
    id BIGINT PRIMARY KEY,
    survey BIGINT NOT NULL REFERENCES appraisal_paper (id),
    name TEXT NOT NULL,
    code_digest TEXT NOT NULL UNIQUE
);
CREATE INDEX appraisal_invitation_survey ON appraisal_invitation (survey);
CREATE TABLE appraisal_reply (
    id BIGINT PRIMARY KEY,
    survey BIGINT NOT NULL REFERENCES appraisal_paper (id),
    invitation BIGINT NOT NULL UNIQUE REFERENCES appraisal_invitation (id),
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10000),
    satisfied BIGINT NOT NULL CHECK (satisfied IN (0, 1)),
    comment TEXT NOT NULL,
    answers TEXT NOT NULL
);
CREATE INDEX appraisal_reply_survey ON appraisal_reply (survey);
)sql"}};
}

}  // namespace qiyue::appraisal

#include "modules/performance/store.hpp"

namespace qiyue::performance {

std::vector<db::Migration> migrations() {
    return {{.module = "performance", .number = 1, .name = "rounds", .sql = R"sql(
CREATE TABLE performance_assessment (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    instalment BIGINT NOT NULL CHECK (instalment >= 0),
    annual BIGINT NOT NULL CHECK (annual IN (0, 1)),
    third_party BIGINT NOT NULL CHECK (third_party IN (0, 1)),
    score BIGINT NOT NULL CHECK (score BETWEEN -1 AND 10000),
    body TEXT NOT NULL
);
CREATE INDEX performance_assessment_contract ON performance_assessment (contract);
CREATE TABLE performance_rating (
    id BIGINT PRIMARY KEY,
    assessment BIGINT NOT NULL REFERENCES performance_assessment (id),
    person BIGINT NOT NULL,
    kind TEXT NOT NULL,
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10000),
    comment TEXT NOT NULL
);
CREATE INDEX performance_rating_assessment ON performance_rating (assessment);
CREATE TABLE performance_mandate (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    assessor BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX performance_mandate_contract ON performance_mandate (contract, assessor);
CREATE TABLE performance_paper (
    id BIGINT PRIMARY KEY,
    about BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX performance_paper_about ON performance_paper (about, kind);
)sql"},
            {.module = "performance", .number = 2, .name = "acceptance_flows", .sql = R"sql(
CREATE TABLE performance_flow (
    id BIGINT PRIMARY KEY,
    buyer BIGINT NOT NULL,
    ended TEXT,
    body TEXT NOT NULL
);
CREATE INDEX performance_flow_buyer ON performance_flow (buyer);
)sql"}};
}

}  // namespace qiyue::performance

#include "modules/participation/store.hpp"

namespace qiyue::participation {

std::vector<db::Migration> migrations() {
    return {{.module = "participation", .number = 1, .name = "consultations", .sql = R"sql(
CREATE TABLE participation_consultation (
    id BIGINT PRIMARY KEY,
    about BIGINT NOT NULL,
    opened TEXT NOT NULL,
    closes TEXT NOT NULL,
    body TEXT NOT NULL,
    draft TEXT NOT NULL,
    draft_digest TEXT NOT NULL,
    tally TEXT NOT NULL,
    summary TEXT NOT NULL,
    CHECK (closes >= opened)
);
CREATE INDEX participation_consultation_about ON participation_consultation (about);
CREATE TABLE participation_evidence (
    id BIGINT PRIMARY KEY,
    consultation BIGINT NOT NULL REFERENCES participation_consultation (id),
    channel TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX participation_evidence_consultation ON participation_evidence (consultation);
CREATE TABLE participation_outbox (
    consultation BIGINT PRIMARY KEY REFERENCES participation_consultation (id),
    site TEXT NOT NULL,
    payload TEXT NOT NULL,
    payload_digest TEXT NOT NULL,
    failures BIGINT NOT NULL CHECK (failures >= 0),
    last_failure TEXT NOT NULL,
    receipt TEXT NOT NULL
);
CREATE TABLE participation_comment (
    id BIGINT PRIMARY KEY,
    consultation BIGINT NOT NULL REFERENCES participation_consultation (id),
    receipt TEXT NOT NULL UNIQUE,
    opinion TEXT NOT NULL,
    body TEXT NOT NULL,
    disposition TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX participation_comment_consultation ON participation_comment (consultation);
CREATE TABLE participation_advice (
    id BIGINT PRIMARY KEY,
    about BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX participation_advice_about ON participation_advice (about);
CREATE TABLE participation_opinion (
    id BIGINT PRIMARY KEY,
    advice BIGINT NOT NULL REFERENCES participation_advice (id),
    number BIGINT NOT NULL,
    person BIGINT NOT NULL,
    body TEXT NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (advice, number)
);
)sql"}};
}

}  // namespace qiyue::participation

#include "modules/expert/store.hpp"

namespace qiyue::expert {

std::vector<db::Migration> migrations() {
    return {{.module = "expert", .number = 1, .name = "pool", .sql = R"sql(
CREATE TABLE expert_entry (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    employer TEXT NOT NULL,
    title TEXT NOT NULL,
    term_from TEXT NOT NULL,
    term_until TEXT NOT NULL,
    resting BIGINT NOT NULL CHECK (resting IN (0, 1)),
    fields TEXT NOT NULL,
    ties TEXT NOT NULL,
    CHECK (term_from <= term_until)
);
)sql"},
            {.module = "expert", .number = 2, .name = "fitness, record and fees", .sql = R"sql(
ALTER TABLE expert_entry ADD COLUMN title_rank TEXT NOT NULL DEFAULT '';
ALTER TABLE expert_entry ADD COLUMN born TEXT NOT NULL DEFAULT '';
ALTER TABLE expert_entry ADD COLUMN practising_since TEXT NOT NULL DEFAULT '';
ALTER TABLE expert_entry ADD COLUMN recorded_on TEXT NOT NULL DEFAULT '';
ALTER TABLE expert_entry ADD COLUMN barred BIGINT NOT NULL DEFAULT 0 CHECK (barred IN (0, 1));
CREATE TABLE expert_conduct (
    id BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL REFERENCES expert_entry (id),
    kind TEXT NOT NULL,
    affected_result BIGINT NOT NULL CHECK (affected_result IN (0, 1)),
    decision_number TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    facts TEXT NOT NULL,
    barred BIGINT NOT NULL CHECK (barred IN (0, 1))
);
CREATE INDEX expert_conduct_entry ON expert_conduct (entry);
CREATE TABLE expert_sitting (
    entry BIGINT NOT NULL REFERENCES expert_entry (id),
    review BIGINT NOT NULL,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL,
    presence TEXT NOT NULL CHECK (presence IN ('full', 'late', 'left', 'absent')),
    minutes BIGINT NOT NULL CHECK (minutes >= 0),
    rating TEXT NOT NULL CHECK (rating IN ('good', 'fair', 'poor')),
    note TEXT NOT NULL,
    fee BIGINT,
    fee_sum TEXT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (entry, review)
);
CREATE TABLE expert_standard (
    id BIGINT PRIMARY KEY,
    document TEXT NOT NULL,
    holds_from TEXT NOT NULL UNIQUE,
    base BIGINT NOT NULL,
    base_hours BIGINT NOT NULL,
    hour BIGINT NOT NULL
);
)sql"},
            {.module = "expert", .number = 3, .name = "regions, items, limits, calls and notes", .sql = R"sql(
ALTER TABLE expert_entry ADD COLUMN scope TEXT NOT NULL DEFAULT '{}';
CREATE TABLE expert_limit (
    id BIGINT PRIMARY KEY,
    document TEXT NOT NULL,
    holds_from TEXT NOT NULL UNIQUE,
    sittings_a_year BIGINT NOT NULL CHECK (sittings_a_year >= 0),
    rest_days BIGINT NOT NULL CHECK (rest_days >= 0)
);
CREATE TABLE expert_call (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE expert_note (
    id BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL REFERENCES expert_entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('check', 'training', 'rating')),
    body TEXT NOT NULL
);
CREATE INDEX expert_note_entry ON expert_note (entry);
)sql"}};
}

}  // namespace qiyue::expert

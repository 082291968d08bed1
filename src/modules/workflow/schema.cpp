#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

namespace {

constexpr char const* objects = R"sql(
CREATE TABLE workflow_object (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    project BIGINT NOT NULL,
    parent BIGINT NOT NULL,
    owner BIGINT NOT NULL,
    party BIGINT NOT NULL,
    region TEXT NOT NULL,
    title TEXT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    place TEXT NOT NULL,
    pinned TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX workflow_object_project ON workflow_object (project, kind);
CREATE INDEX workflow_object_parent ON workflow_object (parent, kind);
CREATE INDEX workflow_object_owner ON workflow_object (owner, kind, state);
CREATE INDEX workflow_object_party ON workflow_object (party, kind, state);
CREATE INDEX workflow_object_kind ON workflow_object (kind, region, state);

CREATE TABLE workflow_event (
    id BIGINT PRIMARY KEY,
    object BIGINT NOT NULL REFERENCES workflow_object (id),
    project BIGINT NOT NULL,
    step TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    person BIGINT NOT NULL,
    person_name TEXT NOT NULL,
    organisation BIGINT NOT NULL,
    organisation_name TEXT NOT NULL,
    post TEXT NOT NULL,
    at BIGINT NOT NULL,
    why TEXT NOT NULL,
    shown_publicly BIGINT NOT NULL CHECK (shown_publicly IN (0, 1))
);
CREATE INDEX workflow_event_object ON workflow_event (object);
CREATE INDEX workflow_event_project ON workflow_event (project);

CREATE TABLE workflow_act (
    project BIGINT NOT NULL,
    act TEXT NOT NULL,
    person BIGINT NOT NULL,
    object BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (project, act, person, object)
);

CREATE TABLE workflow_participant (
    object BIGINT NOT NULL REFERENCES workflow_object (id),
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (object, person, role)
);
CREATE INDEX workflow_participant_person ON workflow_participant (person);

CREATE TABLE workflow_duty (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    object BIGINT NOT NULL REFERENCES workflow_object (id),
    project BIGINT NOT NULL,
    kind TEXT NOT NULL,
    holder BIGINT NOT NULL,
    post TEXT NOT NULL,
    opened TEXT NOT NULL,
    due TEXT NOT NULL,
    provisional BIGINT NOT NULL CHECK (provisional IN (0, 1)),
    deadline TEXT NOT NULL,
    clause TEXT NOT NULL,
    sum TEXT NOT NULL,
    closed BIGINT
);
CREATE INDEX workflow_duty_object ON workflow_duty (object, name);
CREATE INDEX workflow_duty_holder ON workflow_duty (holder, due);
CREATE INDEX workflow_duty_project ON workflow_duty (project);
)sql";

constexpr char const* answers = R"sql(
CREATE TABLE workflow_answer (
    organisation BIGINT NOT NULL,
    person BIGINT NOT NULL,
    asking TEXT NOT NULL,
    digest TEXT NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (organisation, person, asking)
);
CREATE INDEX workflow_answer_at ON workflow_answer (at);
)sql";

// Which notice the deadlines in this database were last counted by.
constexpr char const* calendars = R"sql(
CREATE TABLE workflow_calendar (
    year BIGINT PRIMARY KEY,
    notice TEXT NOT NULL,
    digest TEXT NOT NULL,
    applied BIGINT NOT NULL
)
)sql";

// The rest of what an object goes by: its special fields, and the rules that were kept in force past their end when it
// was pinned. Names with a blank between them.
constexpr char const* rules_pinned = R"sql(
ALTER TABLE workflow_object ADD COLUMN fields TEXT NOT NULL DEFAULT '';
ALTER TABLE workflow_object ADD COLUMN extended TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "workflow", .number = 1, .name = "objects", .sql = objects},
            {.module = "workflow", .number = 2, .name = "answers", .sql = answers},
            {.module = "workflow", .number = 3, .name = "calendars", .sql = calendars},
            {.module = "workflow", .number = 4, .name = "rules pinned", .sql = rules_pinned}};
}

}  // namespace qiyue::workflow

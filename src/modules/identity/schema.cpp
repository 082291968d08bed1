#include "modules/identity/api.hpp"

namespace qiyue::identity {

namespace {

// Ended sessions and failed sign-ins stay for half a year (forget_old): they are the record of who came when.
constexpr auto tables = R"sql(
CREATE TABLE identity_organisation (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    region TEXT NOT NULL CHECK (length(region) = 6),
    credit_code TEXT UNIQUE CHECK (length(credit_code) = 18),
    attributes TEXT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    registered BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1)
);
CREATE INDEX identity_organisation_of_kind ON identity_organisation (kind, region);
CREATE TABLE identity_person (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    password TEXT NOT NULL,
    attributes TEXT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    registered BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1)
);
CREATE TABLE identity_post (
    person BIGINT NOT NULL REFERENCES identity_person (id),
    organisation BIGINT NOT NULL REFERENCES identity_organisation (id),
    post TEXT NOT NULL,
    appointed BIGINT NOT NULL,
    PRIMARY KEY (person, organisation, post)
);
CREATE INDEX identity_post_of_organisation ON identity_post (organisation, post);
CREATE TABLE identity_session (
    id BIGINT NOT NULL PRIMARY KEY,
    token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
    csrf TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES identity_person (id),
    organisation BIGINT REFERENCES identity_organisation (id),
    remote TEXT NOT NULL,
    started BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    ended BIGINT
);
CREATE INDEX identity_session_of_person ON identity_session (person, id);
CREATE TABLE identity_failure (
    id BIGINT NOT NULL PRIMARY KEY,
    login_digest TEXT NOT NULL CHECK (length(login_digest) = 64),
    remote TEXT NOT NULL,
    at BIGINT NOT NULL,
    counts_for_login BIGINT NOT NULL CHECK (counts_for_login IN (0, 1))
);
CREATE INDEX identity_failure_of_login ON identity_failure (login_digest, at);
CREATE INDEX identity_failure_of_remote ON identity_failure (remote, at);
CREATE TABLE identity_totp (
    person BIGINT NOT NULL PRIMARY KEY REFERENCES identity_person (id),
    secret TEXT NOT NULL,
    confirmed BIGINT NOT NULL CHECK (confirmed IN (0, 1)),
    last_step BIGINT NOT NULL
);
)sql";

} // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "identity", .number = 1, .name = "tables", .sql = tables, .sql_postgresql = {}}};
}

} // namespace qiyue::identity

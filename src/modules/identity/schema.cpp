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

// The entrance: who may make the first administrator, which browsers somebody came from before, what stands in for a
// lost authenticator, and how often a visitor wrote lately.
constexpr auto entrance = R"sql(
ALTER TABLE identity_session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
CREATE TABLE identity_setup (
    only_one BIGINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
    code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
    made BIGINT NOT NULL
);
CREATE TABLE identity_device (
    digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    person BIGINT NOT NULL REFERENCES identity_person (id),
    seen BIGINT NOT NULL
);
CREATE INDEX identity_device_of_person ON identity_device (person);
CREATE TABLE identity_recovery (
    person BIGINT NOT NULL REFERENCES identity_person (id),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    used BIGINT,
    PRIMARY KEY (person, digest)
);
CREATE TABLE identity_visit (
    id BIGINT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX identity_visit_of_place ON identity_visit (place, at);
)sql";

// Who stands for an organisation is asked by name: of all suppliers of a purchase at once.
constexpr auto representative = R"sql(
ALTER TABLE identity_organisation ADD COLUMN representative TEXT NOT NULL DEFAULT '';
UPDATE identity_organisation SET representative = coalesce(json_extract(attributes, '$.legal_representative'), '');
CREATE INDEX identity_organisation_represented ON identity_organisation (representative);
)sql";
constexpr auto representative_postgresql = R"sql(
ALTER TABLE identity_organisation ADD COLUMN representative TEXT NOT NULL DEFAULT '';
UPDATE identity_organisation SET representative = coalesce(attributes::json ->> 'legal_representative', '');
CREATE INDEX identity_organisation_represented ON identity_organisation (representative);
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {
        {.module = "identity", .number = 1, .name = "tables", .sql = tables},
        {.module = "identity", .number = 2, .name = "entrance", .sql = entrance},
        {.module = "identity",
         .number = 3,
         .name = "representative",
         .sql = representative,
         .sql_postgresql = representative_postgresql},
    };
}

}  // namespace qiyue::identity

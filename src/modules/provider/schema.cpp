#include "modules/provider/store.hpp"

namespace qiyue::provider {

std::vector<db::Migration> migrations() {
    return {{.module = "provider", .number = 1, .name = "profiles_and_listings", .sql = R"sql(
CREATE TABLE provider_pepper (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    pepper TEXT NOT NULL
);
CREATE TABLE provider_profile (
    organisation BIGINT PRIMARY KEY,
    object BIGINT NOT NULL UNIQUE,
    head_name TEXT NOT NULL,
    head_digest TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE provider_control (
    organisation BIGINT NOT NULL REFERENCES provider_profile (organisation),
    other BIGINT NOT NULL,
    PRIMARY KEY (organisation, other)
);
CREATE TABLE provider_listing (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    list TEXT NOT NULL,
    source TEXT NOT NULL,
    in_force_from TEXT NOT NULL,
    in_force_until TEXT,
    lifted_on TEXT,
    body TEXT NOT NULL
);
CREATE INDEX provider_listing_provider ON provider_listing (provider);
)sql"},
            {.module = "provider", .number = 2, .name = "who_is_bound", .sql = R"sql(
CREATE INDEX provider_profile_head ON provider_profile (head_digest);
CREATE INDEX provider_profile_head_name ON provider_profile (head_name);
CREATE INDEX provider_control_other ON provider_control (other);
)sql"},
            {.module = "provider", .number = 3, .name = "registrations", .sql = R"sql(
CREATE TABLE provider_registration (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    registrar BIGINT NOT NULL,
    standing TEXT NOT NULL,
    registered_on TEXT,
    valid_until TEXT,
    body TEXT NOT NULL,
    pending TEXT NOT NULL
);
CREATE INDEX provider_registration_provider ON provider_registration (provider);
CREATE TABLE provider_condition (
    id BIGINT PRIMARY KEY,
    registrar BIGINT NOT NULL,
    of_whom TEXT NOT NULL,
    in_force_from TEXT NOT NULL,
    retired_on TEXT,
    body TEXT NOT NULL
);
CREATE TABLE provider_finding (
    exchange BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    registrar BIGINT NOT NULL,
    finding TEXT NOT NULL,
    found_on TEXT NOT NULL,
    ends_on TEXT,
    lifted_on TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (exchange, row_number)
);
CREATE INDEX provider_finding_provider ON provider_finding (provider);
CREATE TABLE provider_result (
    object BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX provider_result_provider ON provider_result (provider);
CREATE TABLE provider_qualification (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    registrar BIGINT NOT NULL,
    of_year BIGINT NOT NULL,
    scope TEXT NOT NULL,
    confirmed_on TEXT,
    body TEXT NOT NULL,
    UNIQUE (provider, registrar, of_year, scope)
);
CREATE TABLE provider_edition (
    id BIGINT PRIMARY KEY,
    directory BIGINT NOT NULL,
    registrar BIGINT NOT NULL,
    of_year BIGINT NOT NULL,
    published_on TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (registrar, of_year)
);
CREATE TABLE provider_support (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX provider_support_provider ON provider_support (provider);
CREATE TABLE provider_course (
    id BIGINT PRIMARY KEY,
    places BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE provider_enrolment (
    id BIGINT PRIMARY KEY,
    course BIGINT NOT NULL REFERENCES provider_course (id),
    provider BIGINT NOT NULL,
    attended BIGINT NOT NULL CHECK (attended IN (0, 1)),
    UNIQUE (course, provider)
);
)sql"}};
}

}  // namespace qiyue::provider

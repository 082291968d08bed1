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
)sql"}};
}

}  // namespace qiyue::provider

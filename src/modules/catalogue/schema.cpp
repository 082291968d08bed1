#include "modules/catalogue/store.hpp"

namespace qiyue::catalogue {

namespace {

// A catalogue is one jurisdiction's: the same code may stand in two, and what was rejected frees its code. Items from
// before have no region and count as everybody's.
constexpr char const* of_a_region = R"sql(
CREATE TABLE catalogue_item_of_region (
    id BIGINT PRIMARY KEY,
    region TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    service_class BIGINT NOT NULL CHECK (service_class BETWEEN 0 AND 3),
    central BIGINT NOT NULL CHECK (central IN (0, 1)),
    barred BIGINT NOT NULL CHECK (barred IN (0, 1)),
    in_force_from TEXT NOT NULL,
    in_force_until TEXT,
    adopted TEXT,
    rejected TEXT,
    body TEXT NOT NULL
);
INSERT INTO catalogue_item_of_region (id, region, code, name, service_class, central, barred, in_force_from,
                                      in_force_until, adopted, rejected, body)
SELECT id, '', code, name, service_class, central, barred, in_force_from, in_force_until, adopted, NULL, body
FROM catalogue_item;
DROP TABLE catalogue_item;
ALTER TABLE catalogue_item_of_region RENAME TO catalogue_item;
CREATE UNIQUE INDEX catalogue_item_code ON catalogue_item (region, code) WHERE rejected IS NULL;
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "catalogue", .number = 1, .name = "items", .sql = R"sql(
CREATE TABLE catalogue_item (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    service_class BIGINT NOT NULL CHECK (service_class BETWEEN 0 AND 3),
    central BIGINT NOT NULL CHECK (central IN (0, 1)),
    barred BIGINT NOT NULL CHECK (barred IN (0, 1)),
    in_force_from TEXT NOT NULL,
    in_force_until TEXT,
    adopted TEXT,
    body TEXT NOT NULL
);
)sql"},
            {.module = "catalogue", .number = 2, .name = "of_a_region", .sql = of_a_region},
            {.module = "catalogue", .number = 3, .name = "access", .sql = R"sql(
CREATE TABLE catalogue_access (
    id BIGINT PRIMARY KEY,
    in_force_from TEXT NOT NULL,
    in_force_until TEXT,
    body TEXT NOT NULL
);
CREATE INDEX catalogue_access_days ON catalogue_access (in_force_from);
)sql"}};
}

}  // namespace qiyue::catalogue

#include "modules/contract/store.hpp"

namespace qiyue::contract {

std::vector<db::Migration> migrations() {
    return {{.module = "contract", .number = 1, .name = "contracts", .sql = R"sql(
CREATE TABLE contract_contract (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    previous BIGINT REFERENCES contract_contract (id),
    ordinal BIGINT NOT NULL CHECK (ordinal >= 1),
    year BIGINT NOT NULL,
    number TEXT NOT NULL,
    award_price BIGINT NOT NULL CHECK (award_price >= 0),
    procurement BIGINT NOT NULL CHECK (procurement IN (0, 1)),
    public_service BIGINT NOT NULL CHECK (public_service IN (0, 1)),
    continuing BIGINT NOT NULL CHECK (continuing IN (0, 1)),
    yearly BIGINT NOT NULL CHECK (yearly IN (0, 1)),
    series_from TEXT NOT NULL,
    series_to TEXT NOT NULL,
    need_digest TEXT NOT NULL,
    bands TEXT NOT NULL,
    draft TEXT NOT NULL,
    body TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    account BIGINT
);
CREATE INDEX contract_contract_project ON contract_contract (project);
CREATE TABLE contract_record (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL REFERENCES contract_contract (id),
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX contract_record_contract ON contract_record (contract, kind);
CREATE TABLE contract_deviation (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL REFERENCES contract_contract (id),
    body TEXT NOT NULL
);
CREATE TABLE contract_breach (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL REFERENCES contract_contract (id),
    damages BIGINT NOT NULL,
    settled BIGINT NOT NULL CHECK (settled IN (0, 1)),
    taken_off BIGINT NOT NULL CHECK (taken_off IN (0, 1)),
    body TEXT NOT NULL
);
CREATE INDEX contract_breach_contract ON contract_breach (contract);
)sql"},
            {.module = "contract", .number = 2, .name = "recovered", .sql = R"sql(
ALTER TABLE contract_breach ADD COLUMN recovered BIGINT NOT NULL DEFAULT 0;
UPDATE contract_breach SET recovered = damages WHERE taken_off = 1;
)sql"},
            {.module = "contract", .number = 3, .name = "of_a_provider", .sql = R"sql(
CREATE INDEX contract_contract_provider ON contract_contract (provider);
)sql"},
            {.module = "contract", .number = 4, .name = "templates", .sql = R"sql(
CREATE TABLE contract_template (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"},
            {.module = "contract", .number = 5, .name = "signing_keys", .sql = R"sql(
CREATE TABLE contract_key (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    suite TEXT NOT NULL,
    public_key TEXT NOT NULL UNIQUE,
    person_name TEXT NOT NULL
);
CREATE INDEX contract_key_person ON contract_key (person, organisation);
)sql"},
            {.module = "contract", .number = 6, .name = "subcontracts", .sql = R"sql(
CREATE TABLE contract_subcontract (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL REFERENCES contract_contract (id),
    body TEXT NOT NULL
);
)sql"},
            {.module = "contract", .number = 7, .name = "orders of framework agreements", .sql = R"sql(
ALTER TABLE contract_contract ADD COLUMN source_order BIGINT NOT NULL DEFAULT 0;
)sql"}};
}

}  // namespace qiyue::contract

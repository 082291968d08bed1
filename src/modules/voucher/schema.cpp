#include "modules/voucher/store.hpp"

namespace qiyue::voucher {

std::vector<db::Migration> migrations() {
    return {{.module = "voucher", .number = 1, .name = "vouchers", .sql = R"sql(
CREATE TABLE voucher_key (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    secret TEXT NOT NULL
);
CREATE TABLE voucher_programme (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    year BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE voucher_person (
    id BIGINT PRIMARY KEY,
    programme BIGINT NOT NULL REFERENCES voucher_programme (id),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    person_digest TEXT NOT NULL,
    tail_digest TEXT NOT NULL,
    meets BIGINT NOT NULL CHECK (meets IN (0, 1)),
    proof TEXT NOT NULL,
    UNIQUE (programme, person_digest),
    UNIQUE (programme, number)
);
CREATE TABLE voucher_voucher (
    id BIGINT PRIMARY KEY,
    programme BIGINT NOT NULL REFERENCES voucher_programme (id),
    person BIGINT NOT NULL REFERENCES voucher_person (id),
    serial TEXT NOT NULL UNIQUE,
    code_digest TEXT NOT NULL UNIQUE,
    units BIGINT NOT NULL CHECK (units > 0),
    value BIGINT NOT NULL CHECK (value > 0),
    returned BIGINT NOT NULL CHECK (returned >= 0 AND returned <= value),
    expires TEXT NOT NULL,
    chosen BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX voucher_voucher_programme ON voucher_voucher (programme);
CREATE TABLE voucher_use (
    id BIGINT PRIMARY KEY,
    voucher BIGINT NOT NULL REFERENCES voucher_voucher (id),
    programme BIGINT NOT NULL REFERENCES voucher_programme (id),
    provider BIGINT NOT NULL,
    units BIGINT NOT NULL CHECK (units > 0),
    unit_price BIGINT NOT NULL CHECK (unit_price > 0),
    presented BIGINT NOT NULL,
    confirmed BIGINT,
    claim BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX voucher_use_provider ON voucher_use (programme, provider, presented);
CREATE INDEX voucher_use_claim ON voucher_use (claim);
CREATE TABLE voucher_claim (
    id BIGINT PRIMARY KEY,
    programme BIGINT NOT NULL REFERENCES voucher_programme (id),
    provider BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    body TEXT NOT NULL
);
)sql"},
            // Whom a voucher was given to is asked at each issue; whether a record serves for several, at each use.
            {.module = "voucher", .number = 2, .name = "many", .sql = R"sql(
CREATE INDEX voucher_voucher_person ON voucher_voucher (programme, person);
ALTER TABLE voucher_use ADD COLUMN record TEXT NOT NULL DEFAULT '';
CREATE INDEX voucher_use_record ON voucher_use (record);
CREATE INDEX voucher_use_voucher ON voucher_use (voucher);
)sql"}};
}

}  // namespace qiyue::voucher

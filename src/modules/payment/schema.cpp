#include "modules/payment/store.hpp"

namespace qiyue::payment {

std::vector<db::Migration> migrations() {
    return {{.module = "payment", .number = 1, .name = "payments", .sql = R"sql(
CREATE TABLE payment_payment (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    project BIGINT NOT NULL,
    budget_year BIGINT NOT NULL,
    instalment BIGINT NOT NULL,
    instalment_name TEXT NOT NULL,
    instalment_amount BIGINT NOT NULL CHECK (instalment_amount >= 0),
    record BIGINT NOT NULL,
    score BIGINT NOT NULL,
    ratio BIGINT NOT NULL,
    earned BIGINT NOT NULL,
    deducted BIGINT NOT NULL,
    payable BIGINT NOT NULL CHECK (payable >= 0),
    unrecovered BIGINT NOT NULL,
    breaches TEXT NOT NULL,
    reservation BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('pending', 'paid', 'withdrawn')),
    claimed_on TEXT NOT NULL,
    due TEXT,
    paid_on TEXT,
    payee_account TEXT NOT NULL,
    voucher TEXT NOT NULL,
    returned_because TEXT NOT NULL
);
CREATE INDEX payment_payment_contract ON payment_payment (contract);
CREATE INDEX payment_payment_project ON payment_payment (project, budget_year);
CREATE UNIQUE INDEX payment_payment_once ON payment_payment (contract, instalment) WHERE stage <> 'withdrawn';
CREATE TABLE payment_recomputation (
    id BIGINT PRIMARY KEY,
    payment BIGINT NOT NULL REFERENCES payment_payment (id),
    at BIGINT NOT NULL,
    score_before BIGINT NOT NULL,
    score_now BIGINT NOT NULL,
    payable_before BIGINT NOT NULL,
    payable_now BIGINT NOT NULL,
    because TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX payment_recomputation_payment ON payment_recomputation (payment);
)sql"},
            {.module = "payment", .number = 2, .name = "taken", .sql = R"sql(
UPDATE payment_payment SET breaches = CASE WHEN breaches = '[]' THEN '[]' ELSE
    '[{"breach":' || REPLACE(REPLACE(SUBSTR(breaches, 2, LENGTH(breaches) - 2), ' ', ''), ',', ',"amount":0},{"breach":') ||
    ',"amount":' || CAST(deducted - unrecovered AS TEXT) || '}]' END;
)sql"},
            {.module = "payment", .number = 3, .name = "payees", .sql = R"sql(
CREATE TABLE payment_payee (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('declared', 'in_force', 'replaced', 'rejected')),
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX payment_payee_in_force ON payment_payee (contract) WHERE stage = 'in_force';
CREATE INDEX payment_payee_contract ON payment_payee (contract);
)sql"},
            // The reason is an option of its field, so that it is read in either language.
            {.module = "payment", .number = 4, .name = "reasons", .sql = R"sql(
UPDATE payment_recomputation SET because = 'objection_upheld' WHERE because = '异议成立,考核结果更正';
UPDATE payment_recomputation SET because = 'damages_settled' WHERE because = '违约金已确定,在本次付款中抵扣';
)sql"},
            {.module = "payment", .number = 5, .name = "interest", .sql = R"sql(
ALTER TABLE payment_payment ADD COLUMN interest BIGINT NOT NULL DEFAULT 0;
)sql"},
            {.module = "payment", .number = 6, .name = "grants", .sql = R"sql(
CREATE TABLE payment_grant (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    budget_year BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    reservation BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('proposed', 'decided', 'paid', 'rejected')),
    body TEXT NOT NULL
);
CREATE INDEX payment_grant_contract ON payment_grant (contract);
CREATE INDEX payment_grant_provider ON payment_grant (provider, budget_year);
)sql"},
            {.module = "payment", .number = 7, .name = "receivables", .sql = R"sql(
CREATE TABLE payment_receivable (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"},
            {.module = "payment", .number = 8, .name = "interest_paid", .sql = R"sql(
ALTER TABLE payment_payment ADD COLUMN interest_voucher TEXT NOT NULL DEFAULT '';
ALTER TABLE payment_payment ADD COLUMN interest_paid_on TEXT;
ALTER TABLE payment_payment ADD COLUMN interest_sent BIGINT NOT NULL DEFAULT 0;
)sql"},
            {.module = "payment", .number = 9, .name = "came_back", .sql = R"sql(
CREATE TABLE payment_came_back (
    id BIGINT PRIMARY KEY,
    payment BIGINT NOT NULL,
    contract BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    paid_on TEXT NOT NULL,
    voucher TEXT NOT NULL,
    back_on TEXT NOT NULL,
    back_voucher TEXT NOT NULL,
    because TEXT NOT NULL
);
CREATE INDEX payment_came_back_contract ON payment_came_back (contract);
)sql"}};
}

}  // namespace qiyue::payment

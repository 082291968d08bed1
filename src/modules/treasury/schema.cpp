#include "modules/treasury/store.hpp"

namespace qiyue::treasury {

// One open instruction for a payment: the index is the last wall against paying twice.
std::vector<db::Migration> migrations() {
    return {{.module = "treasury", .number = 1, .name = "instructions", .sql = R"sql(
CREATE TABLE treasury_instruction (
    id BIGINT PRIMARY KEY,
    payment BIGINT NOT NULL,
    contract BIGINT NOT NULL,
    project BIGINT NOT NULL,
    region TEXT NOT NULL,
    payee TEXT NOT NULL,
    bank TEXT NOT NULL,
    account TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    made_on TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'sent', 'paid', 'returned', 'recalled')),
    batch BIGINT NOT NULL,
    acknowledged BIGINT NOT NULL CHECK (acknowledged IN (0, 1)),
    voucher TEXT NOT NULL,
    reason TEXT NOT NULL,
    answered_on TEXT
);
CREATE UNIQUE INDEX treasury_instruction_open ON treasury_instruction (payment) WHERE stage IN ('waiting', 'sent', 'paid');
CREATE INDEX treasury_instruction_payment ON treasury_instruction (payment);
CREATE INDEX treasury_instruction_batch ON treasury_instruction (batch);
CREATE INDEX treasury_instruction_region ON treasury_instruction (region, stage);
CREATE TABLE treasury_answer (
    digest TEXT PRIMARY KEY,
    instruction BIGINT NOT NULL,
    body TEXT NOT NULL,
    outcome TEXT NOT NULL,
    first_heard BIGINT NOT NULL,
    times BIGINT NOT NULL CHECK (times >= 1)
);
CREATE INDEX treasury_answer_instruction ON treasury_answer (instruction);
CREATE TABLE treasury_body (
    object BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"},
            {.module = "treasury", .number = 2, .name = "closed", .sql = R"sql(
CREATE TABLE treasury_closed (
    statement BIGINT PRIMARY KEY,
    region TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
);
CREATE INDEX treasury_closed_region ON treasury_closed (region);
)sql"}};
}

}  // namespace qiyue::treasury

#include "modules/treasury/store.hpp"

namespace qiyue::treasury {

// One open instruction for what is paid: the index is the last wall against paying twice.
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
)sql"},
            {.module = "treasury", .number = 3, .name = "uses", .sql = R"sql(
CREATE TABLE treasury_order (
    id BIGINT PRIMARY KEY,
    use_of TEXT NOT NULL,
    object BIGINT NOT NULL,
    contract BIGINT NOT NULL,
    project BIGINT NOT NULL,
    region TEXT NOT NULL,
    payee TEXT NOT NULL,
    bank TEXT NOT NULL,
    account TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    made_on TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'sent', 'paid', 'returned', 'recalled', 'came_back')),
    batch BIGINT NOT NULL,
    acknowledged BIGINT NOT NULL CHECK (acknowledged IN (0, 1)),
    voucher TEXT NOT NULL,
    reason TEXT NOT NULL,
    answered_on TEXT,
    back_voucher TEXT NOT NULL,
    back_on TEXT
);
INSERT INTO treasury_order SELECT id, 'payment', payment, contract, project, region, payee, bank, account, amount, made_on,
    stage, batch, acknowledged, voucher, reason, answered_on, '', NULL FROM treasury_instruction;
DROP TABLE treasury_instruction;
ALTER TABLE treasury_order RENAME TO treasury_instruction;
CREATE UNIQUE INDEX treasury_instruction_open ON treasury_instruction (object, use_of)
    WHERE stage IN ('waiting', 'sent', 'paid');
CREATE INDEX treasury_instruction_object ON treasury_instruction (object, use_of);
CREATE INDEX treasury_instruction_batch ON treasury_instruction (batch);
CREATE INDEX treasury_instruction_region ON treasury_instruction (region, stage);
)sql"}};
}

}  // namespace qiyue::treasury

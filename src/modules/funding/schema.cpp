#include "modules/funding/store.hpp"

namespace qiyue::funding {

std::vector<db::Migration> migrations() {
    return {{.module = "funding", .number = 1, .name = "disbursements", .sql = R"sql(
CREATE TABLE funding_disbursement (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL,
    instalment BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    stage TEXT NOT NULL CHECK (stage IN ('made', 'taken_back')),
    body TEXT NOT NULL
);
CREATE INDEX funding_disbursement_contract ON funding_disbursement (contract, instalment);
CREATE TABLE funding_due (
    contract BIGINT NOT NULL,
    instalment BIGINT NOT NULL,
    buyer BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    due TEXT NOT NULL,
    PRIMARY KEY (contract, instalment)
);
CREATE INDEX funding_due_day ON funding_due (due);
)sql"}};
}

}  // namespace qiyue::funding

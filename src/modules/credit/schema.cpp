#include "modules/credit/store.hpp"

namespace qiyue::credit {

std::vector<db::Migration> migrations() {
    return {{.module = "credit", .number = 1, .name = "sanctions", .sql = R"sql(
CREATE TABLE credit_sanction (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    proposed_by BIGINT NOT NULL,
    ground TEXT NOT NULL,
    measure TEXT NOT NULL,
    provider_name TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    decided_on TEXT,
    in_force_from TEXT,
    in_force_until TEXT,
    ended_on TEXT,
    body TEXT NOT NULL
);
CREATE INDEX credit_sanction_provider ON credit_sanction (provider);
)sql"},
            {.module = "credit", .number = 2, .name = "acts", .sql = R"sql(
CREATE TABLE credit_act (
    id BIGINT PRIMARY KEY,
    provider BIGINT NOT NULL,
    act TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    struck BIGINT NOT NULL CHECK (struck IN (0, 1)),
    body TEXT NOT NULL
);
CREATE INDEX credit_act_provider ON credit_act (provider);
)sql"}};
}

}  // namespace qiyue::credit

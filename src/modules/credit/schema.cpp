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
)sql"}};
}

}  // namespace qiyue::credit

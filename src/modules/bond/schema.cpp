#include "modules/bond/store.hpp"

namespace qiyue::bond {

std::vector<db::Migration> migrations() {
    return {{.module = "bond", .number = 1, .name = "bonds", .sql = R"sql(
CREATE TABLE bond_bond (
    id BIGINT PRIMARY KEY,
    bid BIGINT NOT NULL UNIQUE,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    body TEXT NOT NULL
);
CREATE INDEX bond_bond_tender ON bond_bond (tender);
)sql"},
            {.module = "bond", .number = 2, .name = "performance", .sql = R"sql(
CREATE TABLE bond_performance (
    id BIGINT PRIMARY KEY,
    contract BIGINT NOT NULL UNIQUE,
    provider BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::bond

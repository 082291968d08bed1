#include "modules/policy/store.hpp"

namespace qiyue::policy {

std::vector<db::Migration> migrations() {
    return {{.module = "policy",
             .number = 1,
             .name = "interpretations",
             .sql = R"sql(
CREATE TABLE policy_interpretation (
    id BIGINT PRIMARY KEY,
    statute TEXT NOT NULL,
    article TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    authority TEXT,
    published TEXT,
    withdrawn TEXT
);
CREATE INDEX policy_interpretation_article ON policy_interpretation (statute, article);
)sql",
             .sql_postgresql = {}}};
}

}  // namespace qiyue::policy

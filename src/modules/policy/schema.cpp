#include "modules/policy/store.hpp"

namespace qiyue::policy {

std::vector<db::Migration> migrations() {
    return {{.module = "policy", .number = 1, .name = "interpretations", .sql = R"sql(
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
)sql"},
            // A refused command leaves nothing else behind. Who was refused is nobody's business: days and counts.
            {.module = "policy", .number = 2, .name = "refusals", .sql = R"sql(
CREATE TABLE policy_refusal (
    clause TEXT NOT NULL,
    day TEXT NOT NULL,
    operation TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (clause, day, operation)
);
)sql"},
            {.module = "policy", .number = 3, .name = "extensions", .sql = R"sql(
CREATE TABLE policy_extension (
    id BIGINT PRIMARY KEY,
    statute TEXT NOT NULL,
    until TEXT NOT NULL,
    published TEXT,
    body TEXT NOT NULL
);
CREATE INDEX policy_extension_until ON policy_extension (until);
)sql"}};
}

}  // namespace qiyue::policy

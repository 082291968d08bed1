#include "modules/mode/store.hpp"

namespace qiyue::mode {

std::vector<db::Migration> migrations() {
    return {{.module = "mode", .number = 1, .name = "forms, ways and special matters", .sql = R"sql(
CREATE TABLE mode_mode (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE mode_matter (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    ground TEXT NOT NULL
);
)sql"},
            {.module = "mode", .number = 2, .name = "entrusted purchases", .sql = R"sql(
CREATE TABLE mode_entrustment (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::mode

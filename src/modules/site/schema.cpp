#include "modules/site/store.hpp"

namespace qiyue::site::store {

namespace {

constexpr char const* setting = R"sql(
CREATE TABLE site_setting (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    entered TEXT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    changed BIGINT NOT NULL
)
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "site", .number = 1, .name = "setting", .sql = setting}};
}

}  // namespace qiyue::site::store

#include "modules/catalogue/store.hpp"

namespace qiyue::catalogue {

std::vector<db::Migration> migrations() {
    return {{.module = "catalogue",
             .number = 1,
             .name = "items",
             .sql = R"sql(
CREATE TABLE catalogue_item (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    service_class BIGINT NOT NULL CHECK (service_class BETWEEN 0 AND 3),
    central BIGINT NOT NULL CHECK (central IN (0, 1)),
    barred BIGINT NOT NULL CHECK (barred IN (0, 1)),
    in_force_from TEXT NOT NULL,
    in_force_until TEXT,
    adopted TEXT,
    body TEXT NOT NULL
);
)sql",
             .sql_postgresql = {}}};
}

}  // namespace qiyue::catalogue

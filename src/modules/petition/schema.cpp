#include "modules/petition/store.hpp"

namespace qiyue::petition {

std::vector<db::Migration> migrations() {
    return {{.module = "petition", .number = 1, .name = "petitions and complaints", .sql = R"sql(
CREATE TABLE petition_case (
    id BIGINT PRIMARY KEY,
    receipt TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('petition', 'complaint')),
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::petition

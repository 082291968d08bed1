#include "modules/expert/store.hpp"

namespace qiyue::expert {

std::vector<db::Migration> migrations() {
    return {{.module = "expert", .number = 1, .name = "pool", .sql = R"sql(
CREATE TABLE expert_entry (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    employer TEXT NOT NULL,
    title TEXT NOT NULL,
    term_from TEXT NOT NULL,
    term_until TEXT NOT NULL,
    resting BIGINT NOT NULL CHECK (resting IN (0, 1)),
    fields TEXT NOT NULL,
    ties TEXT NOT NULL,
    CHECK (term_from <= term_until)
);
)sql"}};
}

}  // namespace qiyue::expert

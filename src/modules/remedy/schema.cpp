#include "modules/remedy/store.hpp"

namespace qiyue::remedy {

std::vector<db::Migration> migrations() {
    return {{.module = "remedy",
             .number = 1,
             .name = "cases",
             .sql = R"sql(
CREATE TABLE remedy_case (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('enquiry', 'query', 'complaint')),
    body TEXT NOT NULL
);
CREATE INDEX remedy_case_tender ON remedy_case (tender);
)sql",
             .sql_postgresql = {}}};
}

}  // namespace qiyue::remedy

#include "modules/remedy/store.hpp"

namespace qiyue::remedy {

std::vector<db::Migration> migrations() {
    return {{.module = "remedy", .number = 1, .name = "cases", .sql = R"sql(
CREATE TABLE remedy_case (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('enquiry', 'query', 'complaint')),
    body TEXT NOT NULL
);
CREATE INDEX remedy_case_tender ON remedy_case (tender);
)sql"},
            {.module = "remedy",
             .number = 2,
             .name = "claims",
             // A constraint is not changed in place on both engines: the cases move into a table that knows claims too.
             .sql = R"sql(
CREATE TABLE remedy_matter (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('enquiry', 'query', 'complaint', 'claim')),
    body TEXT NOT NULL
);
INSERT INTO remedy_matter (id, tender, provider, kind, body) SELECT id, tender, provider, kind, body FROM remedy_case;
DROP TABLE remedy_case;
CREATE INDEX remedy_matter_tender ON remedy_matter (tender);
)sql"},
            {.module = "remedy", .number = 3, .name = "by_provider", .sql = R"sql(
CREATE INDEX remedy_matter_provider ON remedy_matter (provider, kind);
)sql"}};
}

}  // namespace qiyue::remedy

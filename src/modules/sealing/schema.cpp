#include "modules/sealing/store.hpp"

namespace qiyue::sealing {

std::vector<db::Migration> migrations() {
    return {{.module = "sealing", .number = 1, .name = "opening keys", .sql = R"sql(
CREATE TABLE sealing_key (
    object BIGINT NOT NULL,
    round BIGINT NOT NULL CHECK (round >= 1),
    threshold BIGINT NOT NULL CHECK (threshold >= 2),
    public_key TEXT NOT NULL,
    suite BIGINT NOT NULL,
    opened_at BIGINT,
    PRIMARY KEY (object, round)
);
CREATE TABLE sealing_holder (
    object BIGINT NOT NULL,
    round BIGINT NOT NULL,
    place BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    post TEXT NOT NULL,
    share_key TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    digest TEXT NOT NULL,
    given_at BIGINT,
    share TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (object, round, person),
    UNIQUE (object, round, place)
);
)sql"}};
}

}  // namespace qiyue::sealing

#include "modules/framework/store.hpp"

namespace qiyue::framework {

std::vector<db::Migration> migrations() {
    return {{.module = "framework", .number = 1, .name = "frameworks", .sql = R"sql(
CREATE TABLE framework_framework (
    id BIGINT PRIMARY KEY,
    round BIGINT NOT NULL CHECK (round >= 1),
    plan TEXT NOT NULL,
    call TEXT NOT NULL,
    announced TEXT,
    concluded TEXT,
    results TEXT NOT NULL
);
CREATE TABLE framework_offer (
    id BIGINT PRIMARY KEY,
    framework BIGINT NOT NULL REFERENCES framework_framework (id),
    provider BIGINT NOT NULL,
    round BIGINT NOT NULL,
    price BIGINT NOT NULL CHECK (price >= 0),
    received BIGINT NOT NULL,
    rank BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX framework_offer_framework ON framework_offer (framework);
CREATE TABLE framework_order (
    id BIGINT PRIMARY KEY,
    framework BIGINT NOT NULL REFERENCES framework_framework (id),
    offer BIGINT NOT NULL,
    way TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_price BIGINT NOT NULL,
    reservation BIGINT NOT NULL,
    settled BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX framework_order_framework ON framework_order (framework);
CREATE TABLE framework_quote (
    id BIGINT PRIMARY KEY,
    purchase BIGINT NOT NULL REFERENCES framework_order (id),
    offer BIGINT NOT NULL REFERENCES framework_offer (id),
    price BIGINT NOT NULL CHECK (price >= 0),
    UNIQUE (purchase, offer)
);
)sql"},
            {.module = "framework", .number = 2, .name = "sealed offers", .sql = R"sql(
CREATE TABLE framework_envelope (
    offer BIGINT PRIMARY KEY REFERENCES framework_offer (id),
    envelope TEXT NOT NULL,
    digest TEXT NOT NULL
);
)sql"},
            {.module = "framework",
             .number = 3,
             .name = "sealed quotes",
             .sql = "ALTER TABLE framework_quote ADD COLUMN envelope TEXT NOT NULL DEFAULT ''"}};
}

}  // namespace qiyue::framework

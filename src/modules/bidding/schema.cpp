#include "modules/bidding/store.hpp"

namespace qiyue::bidding {

std::vector<db::Migration> migrations() {
    return {{.module = "bidding", .number = 1, .name = "bids", .sql = R"sql(
CREATE TABLE bidding_bid (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    contact TEXT NOT NULL,
    UNIQUE (tender, provider)
);
CREATE TABLE bidding_envelope (
    id BIGINT PRIMARY KEY,
    bid BIGINT NOT NULL REFERENCES bidding_bid (id),
    envelope TEXT NOT NULL,
    digest TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('live', 'replaced', 'withdrawn'))
);
CREATE INDEX bidding_envelope_bid ON bidding_envelope (bid);
CREATE UNIQUE INDEX bidding_envelope_live ON bidding_envelope (bid) WHERE standing = 'live';
CREATE TABLE bidding_opened (
    bid BIGINT PRIMARY KEY REFERENCES bidding_bid (id),
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    price BIGINT,
    content TEXT,
    fault TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX bidding_opened_tender ON bidding_opened (tender);
)sql"},
            {.module = "bidding", .number = 2, .name = "renounced", .sql = R"sql(
CREATE TABLE bidding_renounced (
    bid BIGINT PRIMARY KEY REFERENCES bidding_bid (id),
    ground TEXT NOT NULL CHECK (ground IN ('withdrew', 'force_majeure')),
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::bidding

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
)sql"},
            {.module = "bidding", .number = 3, .name = "final quotes", .sql = R"sql(
ALTER TABLE bidding_envelope ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
DROP INDEX bidding_envelope_live;
CREATE UNIQUE INDEX bidding_envelope_live ON bidding_envelope (bid, round) WHERE standing = 'live';
CREATE TABLE bidding_opened_in_round (
    bid BIGINT NOT NULL REFERENCES bidding_bid (id),
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    price BIGINT,
    content TEXT,
    fault TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (bid, round)
);
INSERT INTO bidding_opened_in_round (bid, round, tender, provider, price, content, fault, received_at, digest)
SELECT bid, 1, tender, provider, price, content, fault, received_at, digest FROM bidding_opened;
DROP TABLE bidding_opened;
ALTER TABLE bidding_opened_in_round RENAME TO bidding_opened;
CREATE INDEX bidding_opened_tender ON bidding_opened (tender);
)sql"},
            {.module = "bidding", .number = 4, .name = "consortiums", .sql = R"sql(
ALTER TABLE bidding_envelope ADD COLUMN person BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bidding_bid ADD COLUMN consortium TEXT NOT NULL DEFAULT '{}';
CREATE TABLE bidding_member (
    tender BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    bid BIGINT NOT NULL REFERENCES bidding_bid (id),
    PRIMARY KEY (tender, provider)
);
CREATE INDEX bidding_member_bid ON bidding_member (bid);
)sql"},
            // Members stand with their bid; a row of each by tender kept its owner from taking part.
            {.module = "bidding", .number = 5, .name = "members bind nobody", .sql = R"sql(
DROP TABLE bidding_member;
)sql"}};
}

}  // namespace qiyue::bidding

#include "modules/tender/store.hpp"

namespace qiyue::tender {

std::vector<db::Migration> migrations() {
    return {{.module = "tender", .number = 1, .name = "tenders", .sql = R"sql(
CREATE TABLE tender_tender (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    purchase_class TEXT NOT NULL CHECK (purchase_class IN ('procurement', 'other')),
    method TEXT NOT NULL,
    complex BIGINT NOT NULL CHECK (complex IN (0, 1)),
    repeats BIGINT REFERENCES tender_tender (id),
    budget BIGINT NOT NULL CHECK (budget >= 0),
    choice TEXT NOT NULL,
    document TEXT,
    published TEXT,
    published_on TEXT,
    documents_until TEXT,
    bid_deadline BIGINT,
    reservation BIGINT,
    end_reason TEXT
);
CREATE INDEX tender_tender_project ON tender_tender (project);
CREATE TABLE tender_clarification (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    body TEXT NOT NULL
);
CREATE INDEX tender_clarification_tender ON tender_clarification (tender);
CREATE TABLE tender_received (
    bid BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (tender, provider)
);
CREATE TABLE tender_opening (
    bid BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'unreadable')),
    price BIGINT,
    term TEXT NOT NULL
);
CREATE INDEX tender_opening_tender ON tender_opening (tender);
)sql"},
            {.module = "tender", .number = 2, .name = "exceptions", .sql = R"sql(
CREATE TABLE tender_exception (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"},
            {.module = "tender", .number = 3, .name = "rounds of envelopes", .sql = R"sql(
ALTER TABLE tender_tender ADD COLUMN quotes TEXT;
CREATE TABLE tender_received_in_round (
    bid BIGINT NOT NULL,
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (bid, round),
    UNIQUE (tender, provider, round)
);
INSERT INTO tender_received_in_round (bid, round, tender, provider, at, digest)
SELECT bid, 1, tender, provider, at, digest FROM tender_received;
DROP TABLE tender_received;
ALTER TABLE tender_received_in_round RENAME TO tender_received;
CREATE TABLE tender_opening_in_round (
    bid BIGINT NOT NULL,
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'unreadable')),
    price BIGINT,
    term TEXT NOT NULL,
    PRIMARY KEY (bid, round)
);
INSERT INTO tender_opening_in_round (bid, round, tender, provider, received_at, digest, outcome, price, term)
SELECT bid, 1, tender, provider, received_at, digest, outcome, price, term FROM tender_opening;
DROP TABLE tender_opening;
ALTER TABLE tender_opening_in_round RENAME TO tender_opening;
CREATE INDEX tender_opening_tender ON tender_opening (tender);
)sql"},
            {.module = "tender", .number = 4, .name = "opening key in shares", .sql = R"sql(
CREATE TABLE tender_key (
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    threshold BIGINT NOT NULL CHECK (threshold >= 2),
    public_key TEXT NOT NULL,
    opened_at BIGINT,
    PRIMARY KEY (tender, round)
);
CREATE TABLE tender_holder (
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    place BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    post TEXT NOT NULL,
    share_key TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    digest TEXT NOT NULL,
    given_at BIGINT,
    share TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tender, round, person),
    UNIQUE (tender, round, place)
);
)sql"},
            {.module = "tender", .number = 5, .name = "additions", .sql = R"sql(
ALTER TABLE tender_tender ADD COLUMN adds_to BIGINT;
CREATE INDEX tender_tender_adds_to ON tender_tender (adds_to);
)sql"},
            {.module = "tender", .number = 6, .name = "suites of the opening key", .sql = R"sql(
ALTER TABLE tender_key ADD COLUMN suite BIGINT NOT NULL DEFAULT 1;
)sql"}};
}

}  // namespace qiyue::tender

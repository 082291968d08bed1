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
            {.module = "tender", .number = 3, .name = "opening key in shares", .sql = R"sql(
CREATE TABLE tender_key (
    tender BIGINT PRIMARY KEY REFERENCES tender_tender (id),
    threshold BIGINT NOT NULL CHECK (threshold >= 2),
    public_key TEXT NOT NULL,
    opened_at BIGINT
);
CREATE TABLE tender_holder (
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    place BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    post TEXT NOT NULL,
    share_key TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    digest TEXT NOT NULL,
    given_at BIGINT,
    share TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tender, person),
    UNIQUE (tender, place)
);
)sql"}};
}

}  // namespace qiyue::tender

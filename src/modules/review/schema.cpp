#include "modules/review/store.hpp"

namespace qiyue::review {

std::vector<db::Migration> migrations() {
    return {{.module = "review", .number = 1, .name = "draws and reviews", .sql = R"sql(
CREATE TABLE review_draw (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE review_seat (
    draw BIGINT NOT NULL REFERENCES review_draw (id),
    position BIGINT NOT NULL,
    field TEXT NOT NULL,
    expert BIGINT NOT NULL,
    person BIGINT NOT NULL,
    adviser BIGINT NOT NULL CHECK (adviser IN (0, 1)),
    outcome TEXT NOT NULL CHECK (outcome IN ('invited', 'accepted', 'declined')),
    reason TEXT NOT NULL,
    PRIMARY KEY (draw, position),
    UNIQUE (draw, expert)
);
CREATE TABLE review_review (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    project BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX review_review_tender ON review_review (tender);
CREATE INDEX review_review_project ON review_review (project);
CREATE TABLE review_bid (
    review BIGINT NOT NULL REFERENCES review_review (id),
    bid BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    price BIGINT NOT NULL,
    qualified BIGINT NOT NULL CHECK (qualified IN (0, 1)),
    quality_met BIGINT NOT NULL CHECK (quality_met IN (0, 1)),
    standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
    reason TEXT NOT NULL,
    PRIMARY KEY (review, bid)
);
CREATE TABLE review_member (
    review BIGINT NOT NULL REFERENCES review_review (id),
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('expert', 'representative')),
    declared BIGINT NOT NULL CHECK (declared IN (0, 1)),
    signature TEXT NOT NULL,
    PRIMARY KEY (review, person)
);
CREATE TABLE review_mark (
    review BIGINT NOT NULL,
    person BIGINT NOT NULL,
    bid BIGINT NOT NULL,
    factor BIGINT NOT NULL,
    score BIGINT NOT NULL CHECK (score >= 0),
    reason TEXT NOT NULL,
    PRIMARY KEY (review, person, bid, factor),
    FOREIGN KEY (review, person) REFERENCES review_member (review, person),
    FOREIGN KEY (review, bid) REFERENCES review_bid (review, bid)
);
)sql"},
            {.module = "review",
             .number = 2,
             .name = "salt",
             .sql = "ALTER TABLE review_member ADD COLUMN salt TEXT NOT NULL DEFAULT ''"},
            {.module = "review",
             .number = 3,
             .name = "ground of invalidity",
             .sql = "ALTER TABLE review_bid ADD COLUMN ground TEXT NOT NULL DEFAULT ''"},
            {.module = "review", .number = 4, .name = "closing reviews", .sql = R"sql(
CREATE TABLE review_closing (
    id BIGINT PRIMARY KEY,
    draw BIGINT NOT NULL UNIQUE REFERENCES review_draw (id),
    body TEXT NOT NULL
);
)sql"}};
}

}  // namespace qiyue::review

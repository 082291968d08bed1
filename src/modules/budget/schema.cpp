#include "modules/budget/store.hpp"

namespace qiyue::budget {

namespace {

constexpr char const* tables = R"sql(
CREATE TABLE budget_line (
    id BIGINT PRIMARY KEY,
    buyer BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    purchased BIGINT NOT NULL CHECK (purchased IN (0, 1)),
    UNIQUE (buyer, fiscal_year, code)
);

CREATE TABLE budget_round (
    id BIGINT PRIMARY KEY,
    region TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    open_day TEXT NOT NULL,
    close_day TEXT NOT NULL,
    body TEXT NOT NULL,
    congress TEXT,
    UNIQUE (region, fiscal_year)
);

CREATE TABLE budget_package (
    id BIGINT PRIMARY KEY,
    round BIGINT NOT NULL REFERENCES budget_round (id),
    buyer BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    submission BIGINT NOT NULL,
    body TEXT NOT NULL,
    receipt TEXT,
    publication TEXT,
    UNIQUE (round, buyer)
);

CREATE TABLE budget_row (
    id BIGINT PRIMARY KEY,
    package BIGINT NOT NULL REFERENCES budget_package (id),
    submission BIGINT NOT NULL,
    project BIGINT NOT NULL,
    catalogue_item BIGINT NOT NULL,
    line BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    requested BIGINT NOT NULL CHECK (requested > 0),
    purchase_class TEXT NOT NULL,
    because TEXT NOT NULL,
    reservation BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (package, submission, project)
);

CREATE TABLE budget_decision (
    row_id BIGINT PRIMARY KEY REFERENCES budget_row (id),
    decision TEXT NOT NULL CHECK (decision IN ('approve', 'cut', 'return')),
    approved BIGINT NOT NULL CHECK (approved >= 0),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE budget_version (
    project BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    package BIGINT NOT NULL REFERENCES budget_package (id),
    line BIGINT NOT NULL,
    request BIGINT NOT NULL,
    purchase_class TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    from_day TEXT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (project, fiscal_year, version)
);

CREATE TABLE budget_adjustment (
    id BIGINT PRIMARY KEY,
    package BIGINT NOT NULL REFERENCES budget_package (id),
    project BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    amount_before BIGINT NOT NULL,
    amount_after BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE budget_plan (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    filed BIGINT NOT NULL CHECK (filed IN (0, 1)),
    intention TEXT,
    body TEXT NOT NULL
);
CREATE INDEX budget_plan_project ON budget_plan (project);

CREATE TABLE budget_result (
    project BIGINT NOT NULL,
    buyer BIGINT NOT NULL,
    catalogue_item BIGINT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    grade TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (project, fiscal_year)
);
CREATE INDEX budget_result_item ON budget_result (buyer, catalogue_item, day);
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "budget",
             .number = 1,
             .name = "rounds_and_packages",
             .sql = std::string(tables) + store::guards_sqlite(),
             .sql_postgresql = std::string(tables) + store::guards_postgresql()}};
}

}  // namespace qiyue::budget

#pragma once

#include "modules/budget/api.hpp"

#include <vector>

namespace qiyue::budget {

std::vector<db::Migration> migrations();

namespace store {

// Released versions and finance's decisions are never changed or removed: see store_guards.cpp.
std::string guards_sqlite();
std::string guards_postgresql();

struct BudgetLine {
    std::int64_t id = 0, buyer = 0;
    int fiscal_year = 0;
    std::string code, name;
    Money amount;
    bool purchased = false;
};
// False when the buyer has a line of that code in that year.
bool insert(db::Tx& tx, BudgetLine const& line);
std::optional<BudgetLine> line(db::Tx& tx, std::int64_t id);
std::vector<BudgetLine> lines(db::Tx& tx, std::int64_t buyer, int fiscal_year);

struct Round {
    std::int64_t id = 0;
    std::string region;
    int fiscal_year = 0;
    Day open_day, close_day;
    Value body;
    Value congress;  // null until the people's congress approved: {session, approved_on, …}
};
// False when the tier has a round of that year.
bool insert(db::Tx& tx, Round const& round);
std::optional<Round> round(db::Tx& tx, std::int64_t id);
void set_congress(db::Tx& tx, std::int64_t round, Value const& congress);

struct Package {
    std::int64_t id = 0, round = 0, buyer = 0;
    int fiscal_year = 0;
    int submission = 0;  // 0: never submitted
    Value body;
    Value receipt;  // null until the buyer received the released table
    Value publication;
};
// False when the buyer has a package in that round.
bool insert(db::Tx& tx, Package const& package);
std::optional<Package> package(db::Tx& tx, std::int64_t id);
void set_body(db::Tx& tx, std::int64_t package, Value const& body);
void set_submission(db::Tx& tx, std::int64_t package, int submission);
void set_receipt(db::Tx& tx, std::int64_t package, Value const& receipt);
void set_publication(db::Tx& tx, std::int64_t package, Value const& publication);

// One row of the purchase table as submitted; a returned package submits new ones.
struct Row {
    std::int64_t id = 0, package = 0;
    int submission = 0;
    std::int64_t project = 0, catalogue_item = 0, line = 0;
    int fiscal_year = 0;
    Money requested;
    std::string purchase_class, because;
    std::int64_t reservation = 0;  // ledger: the requested amount, held on the budget line
    Value body;
    // Finance's decision; "" before it is made.
    std::string decision, reason;
    Money approved;
};
void insert(db::Tx& tx, Row const& row);
void decide(db::Tx& tx, Row const& row, Instant at);
std::vector<Row> rows(db::Tx& tx, std::int64_t package, int submission);

struct Version {
    std::int64_t project = 0;
    int fiscal_year = 0, version = 1;
    std::int64_t package = 0, line = 0, request = 0;  // request: the adjustment that made it, 0 for the release
    std::string purchase_class;
    Money amount;
    Day from;
    std::int64_t entry = 0;  // ledger
};
void insert(db::Tx& tx, Version const& version);
// Of every project released for that year, the version that holds.
std::vector<Version> versions_of_year(db::Tx& tx, int fiscal_year);
std::vector<Version> versions(db::Tx& tx, std::int64_t project, int fiscal_year);
// Of every project released on that budget line, what it has now and what it was released with.
struct RowOfLine {
    std::int64_t project = 0;
    Money amount, first_amount;
};
std::vector<RowOfLine> rows_of_line(db::Tx& tx, std::int64_t line, int fiscal_year);

struct Adjustment {
    std::int64_t id = 0, package = 0, project = 0;
    int fiscal_year = 0;
    Money before, after;
    Value body;
};
void insert(db::Tx& tx, Adjustment const& adjustment);
std::optional<Adjustment> adjustment(db::Tx& tx, std::int64_t id);

struct PlanRow {
    std::int64_t id = 0, project = 0;
    bool filed = false;
    std::optional<Day> intention;
    Value body;
};
void insert(db::Tx& tx, PlanRow const& plan);
void update(db::Tx& tx, PlanRow const& plan);
std::optional<PlanRow> plan(db::Tx& tx, std::int64_t id);
std::optional<PlanRow> filed_plan(db::Tx& tx, std::int64_t project);

void insert(db::Tx& tx, PastResult const& result);
// The last result of that item for that buyer.
std::optional<PastResult> last_result(db::Tx& tx, std::int64_t buyer, std::int64_t catalogue_item);

}  // namespace store

}  // namespace qiyue::budget

#pragma once

#include "modules/performance/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::performance {

std::vector<db::Migration> migrations();

// A round. `body` holds what was entered and what happened: plan, draw, items, bulletins, receipt, corrections.
struct Assessment {
    std::int64_t id = 0, contract = 0;
    int instalment = 0;
    bool annual = false;
    bool third_party = false;  // held by an assessor that the buyer mandated
    std::int64_t score = -1;   // hundredths of a point; -1: not scored yet
    Value body = Value::object();
};

struct Rating {
    std::int64_t id = 0, assessment = 0, person = 0;
    std::string kind;  // "citizen", "professional"
    std::int64_t score = 0;
    std::string comment;
};

struct Mandate {
    std::int64_t id = 0, contract = 0, assessor = 0;
    Day from, to;
    Value body = Value::object();
};

// The simplified acceptance that a buyer configured and that is in force.
struct Flow {
    std::int64_t id = 0, buyer = 0;
    bool panel = false;     // it asks for a panel
    bool opinions = false;  // it asks for the users' opinions
    Value body = Value::object();
};

namespace store {

void insert(db::Tx& tx, Assessment const& assessment);
void update(db::Tx& tx, Assessment const& assessment);  // score and body
std::optional<Assessment> assessment(db::Tx& tx, std::int64_t id);
std::vector<Assessment> assessments(db::Tx& tx, std::int64_t contract);
std::vector<std::int64_t> assessed(db::Tx& tx);  // contracts with a score, by number

void insert(db::Tx& tx, Rating const& rating);
std::vector<Rating> ratings(db::Tx& tx, std::int64_t assessment);

void insert(db::Tx& tx, Mandate const& mandate);
void end_mandate(db::Tx& tx, std::int64_t id, Day last_day);
std::optional<Mandate> mandate(db::Tx& tx, std::int64_t id);
// The mandate of this assessor for the contract that is in force on that day.
std::optional<Mandate> mandate_of(db::Tx& tx, std::int64_t contract, std::int64_t assessor, Day day);

// Objections, public reports and acceptances: what was entered, step by step.
void insert_paper(db::Tx& tx, std::int64_t id, std::int64_t about, std::string const& kind, Value const& body);
void update_paper(db::Tx& tx, std::int64_t id, Value const& body);
Value paper(db::Tx& tx, std::int64_t id);

void insert(db::Tx& tx, Flow const& flow);
void end_flow(db::Tx& tx, std::int64_t id, Day last_day);
std::optional<Flow> flow(db::Tx& tx, std::int64_t id);
// Nothing when the buyer has none in force.
std::optional<Flow> flow_of(db::Tx& tx, std::int64_t buyer);

}  // namespace store

}  // namespace qiyue::performance

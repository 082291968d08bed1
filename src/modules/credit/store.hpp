#pragma once

#include "modules/credit/api.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue::credit {

std::vector<db::Migration> migrations();

struct Sanction {
    std::int64_t id = 0, provider = 0;
    std::int64_t proposed_by = 0;  // the person: he does not decide
    std::string ground;
    std::string measure;                     // "" before it is decided
    std::string provider_name, credit_code;  // as they are when it is proposed, then decided
    std::optional<Day> decided_on;
    std::optional<Day> from, until;  // in force; nothing when it was dropped
    std::optional<Day> ended_on;     // repaired or revoked: free again from that day on
    Value body = Value::object();    // what the steps left: facts, notice, statement, hearing, decision …

    bool bars() const { return measure == "listed" || measure == "suspended"; }
    // In force on that day; it needs nobody to end it.
    bool active(Day day) const { return from && *from <= day && day <= *until && (!ended_on || day < *ended_on); }
};

// A good or bad act beside the sanctions.
struct Act {
    std::int64_t id = 0, provider = 0;
    std::string act;
    Day on;
    Value body;
};

namespace store {

void insert_act(db::Tx& tx, Act const& act);
void strike_act(db::Tx& tx, std::int64_t id);
std::optional<Act> act(db::Tx& tx, std::int64_t id);
std::vector<Act> acts(db::Tx& tx, std::int64_t provider);  // not those that were struck

void insert(db::Tx& tx, Sanction const& sanction);
void update(db::Tx& tx, Sanction const& sanction);
std::optional<Sanction> find(db::Tx& tx, std::int64_t id);
std::vector<Sanction> of_provider(db::Tx& tx, std::int64_t provider);  // decided ones, the newest decision first
std::vector<Sanction> decided(db::Tx& tx);                             // likewise, of all

}  // namespace store

}  // namespace qiyue::credit

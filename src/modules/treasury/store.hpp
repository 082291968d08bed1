#pragma once

#include "modules/treasury/api.hpp"

#include <vector>

namespace qiyue::treasury {

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Instruction const& instruction);
void update(db::Tx& tx, Instruction const& instruction);
std::optional<Instruction> find(db::Tx& tx, std::int64_t id);
// The one that is neither answered nor recalled.
std::optional<Instruction> open_of(db::Tx& tx, ledger::Use use, std::int64_t object);
// By id, so in the order in which they were made.
std::vector<Instruction> of_object(db::Tx& tx, std::int64_t object);
std::vector<Instruction> of_batch(db::Tx& tx, std::int64_t batch);
std::vector<Instruction> of_region(db::Tx& tx, std::string const& region);
std::vector<Instruction> in_stage(db::Tx& tx, std::string const& region, std::string const& stage);

// An answer as it was heard: once, with how often it came.
void note(db::Tx& tx, Answer const& answer, Outcome outcome, Instant at);

// What an answer file, a batch, a statement holds beside what its object tells.
void keep(db::Tx& tx, std::int64_t object, Value const& body);
Value kept(db::Tx& tx, std::int64_t object);  // null when nothing was

// Times of a region that are reconciled and closed, both days within.
void close(db::Tx& tx, std::int64_t statement, std::string const& region, Day from, Day to);
void reopen(db::Tx& tx, std::int64_t statement);
bool closed_within(db::Tx& tx, std::string const& region, Day from, Day to);

}  // namespace store

}  // namespace qiyue::treasury

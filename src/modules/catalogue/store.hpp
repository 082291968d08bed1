#pragma once

#include "modules/catalogue/api.hpp"

namespace qiyue::catalogue {

std::vector<db::Migration> migrations();

namespace store {

// False when another item has the code.
bool insert(db::Tx& tx, Item const& item, Value const& body);
std::optional<Item> find(db::Tx& tx, std::int64_t id);
std::vector<Item> in_force(db::Tx& tx, Day day);
Value body(db::Tx& tx, std::int64_t id);
void adopt(db::Tx& tx, std::int64_t id, Day day);
void reject(db::Tx& tx, std::int64_t id, Day day);  // its code is free again
void end(db::Tx& tx, std::int64_t id, Day last_day);

// An entry of the negative list of market access, as it was entered.
void insert_access(db::Tx& tx, std::int64_t id, Day from, std::optional<Day> until, Value const& body);
void end_access(db::Tx& tx, std::int64_t id, Day last_day, Value const& body);
Value access(db::Tx& tx, std::int64_t id);
std::vector<Value> access_in_force(db::Tx& tx, Day day);

}  // namespace store

}  // namespace qiyue::catalogue

#pragma once

#include "modules/project/api.hpp"

#include <vector>

namespace qiyue::project {

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Project const& project);
void update(db::Tx& tx, Project const& project);
std::optional<Project> find(db::Tx& tx, std::int64_t id);
// How many projects of the year there are already: for the next number.
std::int64_t count_of_year(db::Tx& tx, int fiscal_year);

void insert_joint(db::Tx& tx, std::int64_t id, Value const& body);
void update_joint(db::Tx& tx, std::int64_t id, Value const& body);
Value joint(db::Tx& tx, std::int64_t id);  // a blank object when there is none

void insert_survey(db::Tx& tx, std::int64_t id, std::int64_t project, Value const& body);
std::vector<Value> surveys(db::Tx& tx, std::int64_t project);

}  // namespace store

}  // namespace qiyue::project

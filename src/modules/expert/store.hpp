#pragma once

#include "modules/expert/api.hpp"

namespace qiyue::expert {

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Expert const& expert);
void update(db::Tx& tx, Expert const& expert);
std::optional<Expert> find(db::Tx& tx, std::int64_t id);
std::optional<Expert> of_person(db::Tx& tx, std::int64_t person);
std::vector<Expert> in_term(db::Tx& tx, Day on);
void rest(db::Tx& tx, std::int64_t id, bool resting);

}  // namespace store

}  // namespace qiyue::expert

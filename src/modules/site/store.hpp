#pragma once

#include "modules/site/api.hpp"

namespace qiyue::site::store {

void put(db::Tx& tx, Settings const& settings, Instant now);
std::vector<db::Migration> migrations();

}  // namespace qiyue::site::store

#pragma once

#include "modules/sealing/api.hpp"

namespace qiyue::sealing {

std::vector<db::Migration> migrations();

namespace store {

std::optional<OpeningKey> opening_key(db::Tx& tx, Occasion occasion);
// Replaces holders and threshold, with whatever keys and shares they have.
void keep_opening_key(db::Tx& tx, Occasion occasion, OpeningKey const& key);
void keep_share(db::Tx& tx, Occasion occasion, std::int64_t person, std::string const& share, Instant at);
void erase_shares(db::Tx& tx, std::int64_t object);
void keep_opened(db::Tx& tx, Occasion occasion, Instant at);

}  // namespace store

}  // namespace qiyue::sealing

#pragma once

#include "modules/tender/holders.hpp"

namespace qiyue::tender::store {

// Nothing while the purchase document names no holders.
std::optional<OpeningKey> opening_key(db::Tx& tx, std::int64_t tender);
// Replaces holders and threshold, with whatever keys and shares they have.
void keep_opening_key(db::Tx& tx, std::int64_t tender, OpeningKey const& key);
void keep_share(db::Tx& tx, std::int64_t tender, std::int64_t person, std::string const& share, Instant at);
// The shares are gone, that they were given stays. When there are none nothing happens.
void erase_shares(db::Tx& tx, std::int64_t tender);
void keep_opened(db::Tx& tx, std::int64_t tender, Instant at);

}  // namespace qiyue::tender::store

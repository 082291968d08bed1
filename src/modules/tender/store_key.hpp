#pragma once

#include "modules/tender/holders.hpp"

namespace qiyue::tender::store {

// Of the bids, or of the final quotes (tender::bids_round, quotes_round). Nothing while no holders are named, or the
// quotes have no key yet.
std::optional<OpeningKey> opening_key(db::Tx& tx, std::int64_t tender, std::int64_t round);
// Replaces holders and threshold, with whatever keys and shares they have.
void keep_opening_key(db::Tx& tx, std::int64_t tender, std::int64_t round, OpeningKey const& key);
void keep_share(db::Tx& tx, std::int64_t tender, std::int64_t round, std::int64_t person, std::string const& share,
                Instant at);
// The shares of all rounds are gone, that they were given stays. When there are none nothing happens.
void erase_shares(db::Tx& tx, std::int64_t tender);
void keep_opened(db::Tx& tx, std::int64_t tender, std::int64_t round, Instant at);

}  // namespace qiyue::tender::store

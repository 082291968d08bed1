#pragma once

#include "modules/disclosure/api.hpp"

// The lots of a purchase in a release: the lots extension of OCDS, made of what was published.
namespace qiyue::disclosure {

// [{id, title, status, value}] of a purchase that is bought in lots; nothing else has any.
Value ocds_lots(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender);
// The lot that a review judged; 0: the purchase as a whole.
std::int64_t lot_of_review(db::Tx& tx, workflow::Engine const& engine, std::int64_t review);

// Of each lot the last notice of its award; of a purchase as a whole, of that.
std::vector<Notice> latest_by_lot(db::Tx& tx, workflow::Engine const& engine, std::vector<Notice> const& notices,
                                  std::string_view rule);
// Says which lot an award is of, where it is one's.
void relate(Value& award, std::int64_t lot);

}  // namespace qiyue::disclosure

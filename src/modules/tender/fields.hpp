#pragma once

#include "base/shape.hpp"

namespace qiyue::tender {

// An amount that is told, not released, in fen: so far that sums of a few of them stay amounts.
inline constexpr std::int64_t most_told = 100'000'000'000'000;

// The grounds of the law; which belongs to which method is judged by CD-18-1.
std::vector<Option> const& grounds();
std::vector<Option> const& need_kinds();
std::vector<Option> const& evaluations();
std::vector<Option> method_choices();

Fields const& method_fields();
Fields const& document_fields();
Fields const& lot_fields();  // what a lot says itself
Fields const& add_lot_fields();
Fields lots_shown();               // the lots on the page of the whole, and on a lot's own
Fields const& opinion_fields();    // of who checks
Fields const& publicity_fields();  // of a single source
Fields const& objection_fields();
Fields const& reargue_fields();
Fields const& refer_fields();
Fields const& sanction_fields();
Fields const& check_fields();
Fields const& extend_fields();
Fields const& publish_fields();
Fields const& clarify_fields();
Field condition_field();  // which of several conditions that hold a word is meant
Fields const& open_fields();
Fields const& recordings_fields();
Fields const& agency_fields();
Fields const& weight_fields();
Fields market_fields();  // SY-3.1.4-d, as they stand in method_fields()
Fields const& cancel_fields();
Fields const& fail_fields();   // fail and cancel
Fields const& shown_fields();  // what the page shows

}  // namespace qiyue::tender

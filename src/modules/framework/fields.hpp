#pragma once

#include "base/shape.hpp"

namespace qiyue::framework {

// ---- the agreement ----
Fields const& plan_fields();
Fields const& opinion_fields();
Fields const& holders_fields();
Fields const& call_fields();
Fields const& call_open_fields();
Fields const& supplement_fields();
Fields const& fail_fields();
Fields const& filing_fields();
Fields const& framework_shown();

// ---- who takes part ----
Fields const& offer_fields();
Fields const& offer_content();  // what is in its envelope
Fields const& application_fields();
Fields const& replace_fields();
Fields const& assess_fields();
Fields const& review_fields();
Fields const& sign_fields();
Fields const& reason_fields();
Fields const& removal_fields();
Fields const& offer_shown();

// ---- stage two ----
Fields const& choose_fields();
Fields const& turn_fields();
Fields const& invite_fields();
Fields const& voucher_fields();
Fields const& pick_fields();
Fields const& deliver_fields();
Fields const& settle_fields();
Fields const& order_shown();
Fields const& quote_fields();   // as it is handed in, sealed
Fields const& quote_content();  // what the envelope says
Fields const& quote_shown();

// The words of the choices that other files tell too.
std::vector<Option> const& stage_two_options();

}  // namespace qiyue::framework

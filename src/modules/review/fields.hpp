#pragma once

#include "base/shape.hpp"

namespace qiyue::review {

// ---- the draw ----
Fields const& demand_fields();
Fields const& closing_demand_fields();
Fields const& framework_demand_fields();
Fields const& choose_fields();
Fields const& consent_fields();
Fields const& commit_fields();
Fields const& reveal_fields();
Fields const& reason_fields();
Fields const& duties_fields();
Fields const& rate_buyer_fields();
Fields const& draw_shown();

// ---- the review ----
Fields const& qualify_fields();
Fields const& form_fields();
Fields const& assistant_fields();
Fields const& assist_fields();
Fields const& closing_open_fields();
Fields const& closing_judge_fields();
Fields const& closing_conclude_fields();
Fields const& closing_shown();
// ---- fields_framework.cpp: the committee of a framework agreement ----
Fields const& framework_form_fields();
Fields const& framework_judge_fields();
Fields const& framework_conclude_fields();
Fields const& framework_void_fields();
Fields const& framework_review_shown();
Fields const& declare_fields();
Fields const& talk_fields();
Fields const& change_fields();
Fields const& ask_quotes_fields();
Fields const& talks_shown();  // what of it the page shows
Fields const& score_fields();
Fields const& low_price_fields();
Fields const& dissent_fields();
Fields const& refused_fields();
Fields const& report_fields();
Fields const& confirm_fields();
Fields const& deem_fields();
Fields const& void_fields();
Fields const& ask_low_price_fields();
Fields const& drop_fields();
Fields const& review_shown();

}  // namespace qiyue::review

#pragma once

#include "base/shape.hpp"

namespace qiyue::remedy {

Fields const& enquiry_fields();
Fields const& answer_fields();
Fields const& query_fields();
Fields const& letter_fields();
Fields const& query_answer_fields();
Fields const& claim_fields();
Fields const& claim_answer_fields();

// ---- fields_complaint.cpp ----
Fields const& complaint_fields();
Fields const& examine_fields();
Fields const& correct_fields();
Fields const& tell_fields();
Fields const& explain_fields();
Fields const& pause_fields();
Fields const& resume_fields();
Fields const& suspend_fields();
Fields const& decision_fields();

Fields const& framework_complaint_fields();
Fields const& framework_decision_fields();
Fields const& framework_query_fields();
Fields const& framework_answer_fields();

// ---- fields_shown.cpp ----
Fields const& shown_fields();
Fields const& shown_complaint_fields();
Fields const& shown_framework_complaint_fields();

// Shared: the bids found invalid, and the ways on.
Field invalid_bids_field();
std::vector<Option> const& ways();
Text label_of_way(std::string_view name);

}  // namespace qiyue::remedy

#pragma once

#include "base/shape.hpp"

namespace qiyue::remedy {

Fields const& enquiry_fields();
Fields const& query_fields();
Fields const& complaint_fields();
Fields const& claim_fields();
Fields const& claim_answer_fields();
Fields const& answer_fields();
Fields const& query_answer_fields();
Fields const& decision_fields();
Fields const& suspend_fields();
Fields const& shown_fields();

}  // namespace qiyue::remedy

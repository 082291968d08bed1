#pragma once

#include "base/shape.hpp"

namespace qiyue::performance {

// Rounds of assessment.
Fields const& plan_fields();
Fields const& draw_fields();
Fields const& score_fields();
Fields const& rate_fields();
Fields const& bulletin_fields();
Fields const& deliver_fields();
Fields const& round_page_fields();

// Objections.
Fields const& objection_fields();
Fields const& verify_fields();
Fields const& reply_fields();
Fields const& objection_page_fields();

// Media and public reports, mandates.
Fields const& report_fields();
Fields const& check_report_fields();
Fields const& report_page_fields();
Fields const& mandate_fields();
Fields const& end_mandate_fields();

// Acceptance.
Fields const& acceptance_fields();
Fields const& panel_fields();
Fields const& notify_fields();
Fields const& witness_fields();
Fields const& record_fields();
Fields const& conclude_fields();
Fields const& acceptance_page_fields();

// The marks of each indicator, as scored and as corrected.
Field items_field(std::string name, Text label);

}  // namespace qiyue::performance

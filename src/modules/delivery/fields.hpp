#pragma once

#include "base/shape.hpp"

namespace qiyue::delivery {

// The follow-up itself.
Fields const& open_fields();
Fields const& hand_over_fields();
Fields const& supervise_fields();
Fields const& report_milestone_fields();
Fields const& confirm_milestone_fields();
Fields const& measure_fields();
Fields const& entry_fields();
Fields const& reverse_fields();
Fields const& consent_fields();
Fields const& remark_fields();
Fields const& delivery_page_fields();

// The scheme.
Fields const& scheme_fields();
Fields const& amend_scheme_fields();
Fields const& opinion_fields();
Fields const& scheme_page_fields();

// Reports of the provider.
Fields const& progress_fields();
Fields const& amend_progress_fields();
Fields const& confirm_progress_fields();
Fields const& progress_page_fields();

// Checks.
Fields const& plan_check_fields();
Fields const& draw_check_fields();
Fields const& record_check_fields();
Fields const& correct_fields();
Fields const& recheck_fields();
Fields const& check_page_fields();
std::vector<Option> const& check_options();

// Between the sides: tickets, investigations.
Fields const& ask_fields();
Fields const& request_fields();
Fields const& problem_fields();
Fields const& assign_fields();
Fields const& answer_fields();
Fields const& ticket_page_fields();
Fields const& investigate_fields();
Fields const& hear_fields();
Fields const& conclude_fields();
Fields const& investigation_page_fields();

// Money.
Fields const& finance_report_fields();
Fields const& cpa_fields();
Fields const& finance_report_page_fields();
Fields const& special_audit_fields();
Fields const& settle_audit_fields();
Fields const& special_audit_page_fields();

Field photos_field();
Fields joined(std::vector<Fields const*> const& groups);

}  // namespace qiyue::delivery

#pragma once

#include "base/shape.hpp"

#include <vector>

namespace qiyue::need {

// The contents of article 13 (fields.cpp), section by section.
Fields const& need_fields();

struct Section {
    Text title;  // "(五) 履约安排"
    std::vector<std::string> fields;
};
std::vector<Section> const& sections();
// The policies of which each has to be answered (CD-13-1b).
std::vector<Option> const& policies();

// What the page shows: the contents and what was done for them.
Fields const& need_page_fields();

// The steps' inputs (fields_steps.cpp).
Fields const& draft_fields();  // need_fields with the project they are for
Fields const& research_fields();
Fields const& argument_fields();
Fields const& submit_fields();
Fields const& return_fields();
Fields const& review_fields();
Fields const& freeze_fields();
Fields const& revise_fields();

Fields const& standard_fields();
Fields const& control_fields();

}  // namespace qiyue::need

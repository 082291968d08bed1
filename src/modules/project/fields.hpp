#pragma once

#include "base/shape.hpp"

namespace qiyue::project {

// What a plan line holds (CD art. 3 to 5), and what a need survey records.
Fields const& plan_fields();
Fields const& survey_fields();
Fields const& page_fields();  // what a project's page shows
Fields const& decision_fields();
Fields const& joint_fields();
Fields const& joint_answer_fields();
Fields const& joint_conclusion_fields();
Fields const& joint_shown();

}  // namespace qiyue::project

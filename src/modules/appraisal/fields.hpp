#pragma once

#include "base/shape.hpp"

#include <vector>

namespace qiyue::appraisal {

// Of an evaluation, in the order of its steps.
Fields const& open_fields();
Fields const& indicator_fields();
Fields const& mandate_fields();
Fields const& self_fields();
Fields const& third_fields();
Fields const& regularity_fields();
Fields const& department_fields();
Fields const& department_opinion_fields();
Fields const& key_fields();
Fields const& opinion_fields();
Fields const& again_fields();
Fields const& reassess_fields();
Fields const& use_fields();
Fields const& answer_fields();
Fields const& page_fields();

// Shared by an evaluation's indicators and the library's.
Field indicators_field();
Field one_sided_reason();
Field use_field();
std::vector<Option> grades();

}  // namespace qiyue::appraisal

#pragma once

#include "base/shape.hpp"

namespace qiyue::petition {

std::vector<Option> const& kinds();  // 信访 投诉
Fields const& file_fields();
Fields const& acceptance_fields();
Fields const& inquiry_fields();
Fields const& decision_fields();
Fields const& answer_fields();
Fields const& shown_fields();

}  // namespace qiyue::petition

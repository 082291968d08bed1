#pragma once

#include "base/shape.hpp"

namespace qiyue::appraisal {

Fields const& open_fields();
Fields const& indicator_fields();
Fields const& mandate_fields();
Fields const& self_fields();
Fields const& third_fields();
Fields const& key_fields();
Fields const& opinion_fields();
Fields const& again_fields();
Fields const& answer_fields();
Fields const& page_fields();

}  // namespace qiyue::appraisal

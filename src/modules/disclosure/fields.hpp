#pragma once

#include "base/shape.hpp"

namespace qiyue::disclosure {

Fields const& exemption_fields();
Fields const& decision_fields();
Fields const& publication_fields();
Fields const& remark_fields();
Fields const& assignment_fields();
Fields const& answer_fields();
Fields const& remark_page_fields();

}  // namespace qiyue::disclosure

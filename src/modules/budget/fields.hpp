#pragma once

#include "base/shape.hpp"

namespace qiyue::budget {

Fields const& line_fields();   // an existing line of a department's budget
Fields const& round_fields();  // finance's requirements and the table it hands out
Fields const& congress_fields();
Fields const& package_fields();  // rows of the purchase table, and the procurement budget
Fields const& review_fields();
Fields const& publication_fields();
Fields const& adjustment_fields();
Fields const& decision_fields();
Fields const& plan_fields();  // 采购实施计划

}  // namespace qiyue::budget

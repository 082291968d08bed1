#pragma once

#include "modules/tender/steps.hpp"

namespace qiyue::tender {

// SY-3.1.4(3)-c: refuses the measure while it and its reason are not published with form and way of the purchase.
Result<void> judge_measure(workflow::StepRun& run, std::int64_t project, std::string const& measure, std::string code,
                           std::string field);
// 新增项目另授: only where a rule of the place gives it, for a project that is new.
Result<void> judge_to_others(workflow::StepRun& run, std::int64_t project, bool to_others);

}  // namespace qiyue::tender

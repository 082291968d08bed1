#pragma once

#include "modules/workflow/api.hpp"

// 跨部门联合会审: several departments look at a project of no uniform standard before it is budgeted (SH-2.5-4).
namespace qiyue::project {

// A project of no uniform standard is not submitted before its departments agreed on it.
void judge_joint_review(workflow::StepRun& run, bool no_uniform_standard);
workflow::Procedure joint_review_procedure();

}  // namespace qiyue::project

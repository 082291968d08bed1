#pragma once

#include "modules/project/api.hpp"

// 评价结果应用: what the last evaluation of the same item means for its next budget.
namespace qiyue::budget {

// {project_name, year, grade, day, proposed?}: `proposed` in fen, where a rule of the place cuts what was poor. Null where nothing was
// evaluated, or no rule asks.
Value past_result(db::Tx& tx, law::Judge& judge, project::Project const& about, Money entered);

// `at`: the row that a finding points to.
void judge_past_result(workflow::StepRun& run, project::Project const& about, Form const& row, Money entered,
                       std::string const& at);

}  // namespace qiyue::budget

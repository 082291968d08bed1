#pragma once

#include "modules/need/store.hpp"
#include "modules/project/api.hpp"

namespace qiyue::need {

// What articles 11 to 15 ask of a need that is submitted. All findings go to the run's judge.
void judge_content(workflow::StepRun& run, Value const& body);
void judge_hearing(workflow::StepRun& run, store::Need const& need, project::Project const& project);
void judge_research(workflow::StepRun& run, store::Need const& need, project::Project const& project);
void judge_control(workflow::StepRun& run);

// Projects whose need has to be researched and reviewed with care (财库〔2021〕22号 第十一条).
bool of_article_11(workflow::StepRun const& run, Value const& body, project::Project const& project);

// Warnings about wording and withdrawn standards, for the reviewer to clear one by one.
Value warnings_of(workflow::StepRun const& run, Value const& body);

}  // namespace qiyue::need

#pragma once

#include "modules/appraisal/steps.hpp"

#include "base/shape.hpp"

// Satisfaction surveys 满意度调查: who is invited answers once, by the code that he alone was given.
namespace qiyue::appraisal {

Fields const& survey_fields();
Fields const& invite_fields();
Fields const& reply_fields();
Fields const& survey_page_fields();

// The marks of all answers of one survey, told by nobody's name.
struct SurveyFigures {
    std::int64_t invited = 0, answers = 0, satisfied = 0;
    std::int64_t marks = 0;  // their sum, hundredths of a point
    // As the rules look at them, with how many answers it takes at least.
    law::Facts facts(std::int64_t minimum) const;
};

SurveyFigures figures_of(db::Tx& tx, std::int64_t survey);
// Of all surveys of the project that are closed and valid.
SurveyFigures valid_surveys(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// What the people served say of an evaluation: signed in, or by the codes of valid surveys; one voice each.
SurveyFigures heard(db::Tx& tx, workflow::Engine const& engine, store::Evaluation const& evaluation);

workflow::Procedure survey_procedure();
workflow::Procedure reply_procedure();

}  // namespace qiyue::appraisal

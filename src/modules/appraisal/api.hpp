#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// Performance evaluation 绩效评价 of a finished project: indicators from the plan's objectives, three parts combined by
// weights, a re-evaluation by finance where it is a key project, the result and its use.
namespace qiyue::appraisal {

struct Evaluated {
    std::int64_t evaluation = 0, project = 0, contract = 0, provider = 0;
    int year = 0;
    std::int64_t first = 0;             // hundredths of a point: the three parts combined
    std::optional<std::int64_t> again;  // of the re-evaluation by finance
    std::int64_t score = 0;             // what counts: finance's where there is one
    std::string grade;                  // "excellent", "good", "pass", "poor"
    std::string grade_before;           // where it was looked at again later; "" otherwise
    Day day;
};
std::optional<Evaluated> result(db::Tx& tx, std::int64_t project);
// CD-33-3: a provider's past results, the newest first; the same for everybody who asks.
std::vector<Evaluated> history(db::Tx& tx, std::int64_t provider);

// What the holder of a survey's code is asked.
struct Questionnaire {
    std::int64_t survey = 0;
    std::string title, introduction;
    std::vector<std::string> questions;  // each is answered from 1 to 5
    Day closes;
    bool open = false;      // it can be answered today
    bool answered = false;  // with this code
};
// By the short code, with blanks and dashes as it may be typed; nothing when it is nobody's.
std::optional<Questionnaire> questionnaire(db::Tx& tx, workflow::Engine const& engine, std::string_view typed,
                                           Day today);

// ---- events ----
// A project is to be closed: who still wants something of it refuses.
struct ClosingAsked {
    std::int64_t project = 0, contract = 0;
    law::RuleSet rules;
};
struct EvaluationFinal {
    Evaluated result;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::appraisal

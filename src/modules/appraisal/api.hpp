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
    Day day;
};
std::optional<Evaluated> result(db::Tx& tx, std::int64_t project);
// CD-33-3: a provider's past results, the newest first; the same for everybody who asks.
std::vector<Evaluated> history(db::Tx& tx, std::int64_t provider);

// ---- events ----
struct EvaluationFinal {
    Evaluated result;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::appraisal

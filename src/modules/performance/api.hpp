#pragma once

#include "modules/identity/api.hpp"
#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// How the service was rendered: rounds of assessment (考核评价) with bulletin, objection and correction, and the
// acceptance (履约验收). What is paid follows from the results that stand here.
namespace qiyue::performance {

// What stands for an instalment. A payment may be prepared from `announced` on; it is released when `final`.
struct Outcome {
    std::int64_t object = 0;  // the assessment or acceptance
    bool acceptance = false;  // it depends on the acceptance: passed, and no marks
    std::int64_t score = 0;   // hundredths of a point; the corrected ones after an upheld objection
    bool announced = false;   // its bulletin was issued
    bool objection_open = false;
    bool final = false;   // the result stands
    bool passed = false;  // of an acceptance
    std::string digest;   // of the bulletin: what a claim for payment encloses (CD-28-2)
};
// Nothing while no round was closed, nor the acceptance concluded, for this instalment.
std::optional<Outcome> result(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract, int instalment);

// Was the service accepted as a whole, and passed?
bool is_accepted(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

// For appraisal: the rounds held, and what people thought of the service.
struct Round {
    std::int64_t assessment = 0;
    int instalment = 0;  // 0: tied to none
    std::string form;    // "daily", "special", "random", "supervision"
    bool annual = false;
    Day held;
    std::int64_t score = 0;
    bool final = false;
    std::int64_t ratings = 0;  // how many people rated
    std::int64_t rating = 0;   // their average, hundredths of a point
};
// The contracts under which a round was scored, whoever's they are.
std::vector<std::int64_t> assessed(db::Tx& tx);
std::vector<Round> rounds(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

// Do both have the same head or shareholder, as they are registered, or is one the other's? Then neither is independent.
bool related(identity::Organisation const& one, identity::Organisation const& other);

// ---- events ----
struct AssessmentAnnounced {  // the bulletin was issued
    std::int64_t assessment = 0, contract = 0, project = 0;
    int instalment = 0;
    std::int64_t score = 0;
};
struct AssessmentCorrected {  // an objection was upheld: what was prepared on the old result is computed anew
    std::int64_t assessment = 0, contract = 0, project = 0;
    int instalment = 0;
    std::int64_t before = 0, score = 0;
};
struct AssessmentFinal {
    std::int64_t assessment = 0, contract = 0, project = 0;
    int instalment = 0;
    std::int64_t score = 0;
};
struct AcceptanceDone {
    std::int64_t acceptance = 0, contract = 0, project = 0;
    bool passed = false;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::performance

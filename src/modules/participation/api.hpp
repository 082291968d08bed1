#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// People have a say before a need is fixed: the public in a consultation (公开征求意见), suppliers and experts when
// asked for advice (征询意见). Both hang on the object they are about: a need.
namespace qiyue::participation {

// Raised in the transaction of the step, so that who keeps the object can lock it, or object.
struct ConsultationOpened {
    std::int64_t consultation = 0, about = 0, project = 0;
};

struct ConsultationClosed {
    std::int64_t consultation = 0, about = 0, project = 0;
};

// What was heard about an object so far.
struct Heard {
    int consultations_held = 0;           // closed or published
    int consultations_unpublished = 0;    // closed, but people do not yet know what became of it
    std::vector<std::string> undisposed;  // receipts of comments that nobody has answered
    int advice_undisposed = 0;            // opinions of suppliers and experts without an answer
};

Heard heard(db::Tx& tx, workflow::Engine const& engine, std::int64_t about);

// The consultations and the advice about an object, with what became of each item: as pages show it.
Value record(db::Tx& tx, workflow::Engine const& engine, std::int64_t about);

// The last day on which one may comment; nothing for what is no consultation.
std::optional<Day> closing_day(db::Tx& tx, std::int64_t consultation);

// People who advised on a need of the project: to be marked when they are drawn as judges, and no reviewers of it.
inline constexpr char const* adviser = "adviser";
std::vector<std::int64_t> advisers(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::participation

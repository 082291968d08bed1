#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>

// One purchase of a public service from the idea to its published evaluation. Everything else hangs on a project.
namespace qiyue::project {

enum class Nature { self_use, public_service };  // CD-3-1

struct Project {
    std::int64_t id = 0;
    std::string number;  // "CD-2026-0007": for people
    std::string name;
    int fiscal_year = 0;
    Nature nature = Nature::public_service;
    int service_class = 0;  // CD-3-3
    std::int64_t catalogue_item = 0;
    std::int64_t buyer = 0;
    Value body;  // the plan line as entered: duty, deployment, objectives, beneficiaries …
};

std::optional<Project> find(db::Tx& tx, std::int64_t id);

// The stages a project passes as others do their steps on it, in this order; back only when an award falls.
enum class Stage { planned, budgeted, purchasing, contracted, performing, accepted, evaluated };
void reach(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t project, Stage stage);
void fall_back(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t project, Stage stage);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::project

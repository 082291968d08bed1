#pragma once

#include "modules/workflow/api.hpp"

// What a purchase takes from the modules below: the released budget and the frozen need of its project.
namespace qiyue::tender::sources {

// CD-9-3, for the project's own budget year: gives the finding to the judge.
void judge_ceiling(workflow::StepRun& run, std::int64_t project, Money ceiling);

struct Budget {
    Money amount;             // released for the year; nothing released: 0
    bool procurement = true;  // CD-41-1, as classified with the budget
};
Budget budget_of(db::Tx& tx, std::int64_t project);

struct FrozenNeed {
    std::int64_t id = 0;
    std::string digest;  // of the frozen version
};
// Nothing while there is none, or while a newer version is being drafted.
std::optional<FrozenNeed> frozen_need(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// Sets the ceiling of a purchase or lot aside in the ledger for as long as it runs; gives the reservation.
Result<std::int64_t> set_aside(workflow::StepRun& run, std::int64_t tender, std::int64_t project, Money ceiling);
// The purchase failed: the money is free again.
Result<void> set_free(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t tender, std::int64_t project,
                      std::int64_t reservation);

}  // namespace qiyue::tender::sources

#pragma once

#include "modules/budget/fields.hpp"
#include "modules/budget/store.hpp"

namespace qiyue::budget {

workflow::Procedure line_procedure();
workflow::Procedure round_procedure();
workflow::Procedure package_procedure(workflow::Engine& engine);
workflow::Procedure adjustment_procedure();
workflow::Procedure plan_procedure();
api::Operation totals_operation(workflow::Engine const& engine);

// The steps of a package that are worth a file of their own.
Result<void> submit_package(workflow::StepRun& run);
Result<void> review_package(workflow::StepRun& run);
Result<void> release_package(workflow::StepRun& run);
Value package_view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context);

// Who reviews, releases and adjusts: finance of the same level alone (CD-8-2).
workflow::Actor same_level_finance();

// The line's account in the ledger, and the account of what a project was given in a year.
std::int64_t line_account(workflow::StepRun& run, std::int64_t buyer, std::int64_t line);
std::int64_t released_account(workflow::StepRun& run, std::int64_t buyer, std::int64_t project, int year);

}  // namespace qiyue::budget

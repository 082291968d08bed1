#pragma once

#include "modules/delivery/steps.hpp"

// What a report says of services that are paid by quantity.
namespace qiyue::delivery {

// A report as it is filed, or filed again under the number `report`: each quantity is of a service of the contract, at its
// unit price, within what is planned, and of days for which it was not reported before.
Result<void> judge_quantities(workflow::StepRun& run, contract::Terms const& terms, std::int64_t report);
// What the buyer confirms of a report: [{item, quantity, finding}], whole. Never more than was reported.
Result<Value> accept_quantities(workflow::StepRun& run, Paper const& report);

}  // namespace qiyue::delivery

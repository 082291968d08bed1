#pragma once

#include "modules/tender/methods.hpp"
#include "modules/tender/store.hpp"

namespace qiyue::tender {

// The registered superior rule that the form relies on, as it is kept with the choice; judged under CD-18-3. Nothing
// when it names none.
Result<std::optional<Value>> relied_on(workflow::StepRun& run, Method const& method, PurchaseClass purchase_class);

workflow::Procedure exception_procedure();

}  // namespace qiyue::tender

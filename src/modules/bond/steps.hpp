#pragma once

#include "modules/bond/store.hpp"

// The steps of a bond, and how it falls due.
namespace qiyue::bond {

// By the bidder, until the deadline.
Result<void> lodge(workflow::StepRun& run);
Result<void> replace(workflow::StepRun& run);
// By the buyer, after the opening.
Result<void> check(workflow::StepRun& run);
Result<void> give_back(workflow::StepRun& run);
Result<void> keep(workflow::StepRun& run);

// What a bid's bond has to be.
struct Asked {
    Money amount;
    Instant deadline;  // of the bids
};
// Nothing when the document asks for no bond.
std::optional<Asked> asked(db::Tx& tx, std::int64_t tender);

// Hears when bids are opened, judged, taken back, and when a purchase or an award comes to its end.
void listen(workflow::Engine& engine);

// ---- performance.cpp: the performance bond of a contract ----
workflow::Procedure performance_procedure();
void listen_to_contracts(workflow::Engine& engine);

}  // namespace qiyue::bond

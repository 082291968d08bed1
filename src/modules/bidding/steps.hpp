#pragma once

#include "modules/bidding/store.hpp"
#include "modules/tender/api.hpp"

namespace qiyue::bidding {

Result<void> register_bidder(workflow::StepRun& run);
Result<void> ask(workflow::StepRun& run);
Result<void> submit(workflow::StepRun& run);
Result<void> withdraw(workflow::StepRun& run);
Result<void> renounce(workflow::StepRun& run);
Result<void> quote(workflow::StepRun& run);

// The opening session: reads every live envelope of the tender with the key that was just given.
Result<void> open_all(db::Tx& tx, Context const& context, workflow::Engine& engine, tender::OpeningHeld const& held);
// The talks are over: these bids wait for their final quotes, and nobody else sees them meanwhile.
Result<void> ask_quotes(db::Tx& tx, Context const& context, workflow::Engine& engine, tender::QuotesAsked const& asked);
// A failed purchase: what was not opened goes back unopened.
Result<void> return_unopened(db::Tx& tx, Context const& context, workflow::Engine& engine, std::int64_t tender);

}  // namespace qiyue::bidding

#pragma once

#include "modules/bond/store.hpp"
#include "modules/ledger/api.hpp"

// The steps of a bond, and how it falls due.
namespace qiyue::bond {

// By the bidder, until the deadline.
Result<void> lodge(workflow::StepRun& run);
Result<void> replace(workflow::StepRun& run);
// By the buyer, after the opening.
Result<void> check(workflow::StepRun& run);
Result<void> give_back(workflow::StepRun& run);
Result<void> keep(workflow::StepRun& run);
// By the finance department that supervises procurement, where the place makes it a sanction.
Result<void> forfeit(workflow::StepRun& run);
Result<void> send(workflow::StepRun& run);
// LP-098, into the bond's body.
void note_fee(db::Tx& tx, workflow::Engine const& engine, law::Judge& judge, workflow::Object const& object, Bond& bond,
              Day returned);
// ---- refund.cpp: given back by the treasury ----
// Refuses when there is no money to give back, or no account to give it back to. `contract` 0: of a bid.
Result<void> send_refund(workflow::StepRun& run, ledger::Use use, std::int64_t contract, std::int64_t provider,
                         Money amount, std::string bank, std::string account);
// Refuses while the treasury's own answer is awaited.
Result<void> refund_by_hand(workflow::StepRun& run, ledger::Use use, std::int64_t contract);
void listen_for_answers(workflow::Engine& engine);

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

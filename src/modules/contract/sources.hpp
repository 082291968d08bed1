#pragma once

#include "modules/contract/contract.hpp"

#include <optional>

// What a contract takes from the modules below: the award, the purchase document with its contract draft, the frozen
// need, the released budget and the ledger.
namespace qiyue::contract::sources {

// A contract as award, document and need make it: all but its text. `lot` 0: of the project's latest award. Nothing before
// there is an award.
std::optional<Contract> awarded(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, std::int64_t lot);
// …and as an order under a framework agreement makes it. Nothing before its supplier took it on.
std::optional<Contract> ordered(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, std::int64_t order);
// Two lots of one project: each has its own contract.
bool apart(db::Tx& tx, std::int64_t one, std::int64_t other);
// The need's version in force now: it must still be the one the purchase was made for.
std::string need_digest(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

struct YearBudget {
    bool released = false;
    Money left;  // with what this purchase has set aside for itself
};
YearBudget year_budget(db::Tx& tx, workflow::Engine const& engine, Contract const& contract);

// Moves the price of the contract's year from the released row over the commitment into the contract's account, which
// it gives.
Result<std::int64_t> take_up(workflow::StepRun& run, Contract const& contract, Money amount);
// What was not used goes back to the released row.
Result<void> give_back(db::Tx& tx, Context const& context, api::Ports& ports, std::string step,
                       Contract const& contract);

}  // namespace qiyue::contract::sources

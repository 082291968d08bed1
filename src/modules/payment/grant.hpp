#pragma once

#include "modules/ledger/api.hpp"
#include "modules/payment/store.hpp"

// Awards and subsidies 奖励与补助: money of its own kind beside the contract's price.
namespace qiyue::payment {

workflow::Procedure grant_procedure();
Result<void> book_grant_answer(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                               ledger::OrderAnswered const& answer);
Result<void> undo_grant(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                        ledger::MoneyCameBack const& back);
// For the page of what is due: [{grant, sort, matter, amount, state_label}].
Value grants_beside(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

}  // namespace qiyue::payment

#pragma once

#include "modules/payment/store.hpp"

// Awards and subsidies 奖励与补助: money of its own kind beside the contract's price.
namespace qiyue::payment {

workflow::Procedure grant_procedure();
// For the page of what is due: [{grant, sort, matter, amount, state_label}].
Value grants_beside(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

}  // namespace qiyue::payment

#pragma once

#include "modules/workflow/api.hpp"

#include "base/result.hpp"

// 资金拨付: what finance puts at the buyer's disposal for a contract, beside what the buyer pays on it.
namespace qiyue::funding {

// LP-222: what buyers owed small and medium enterprises at the end of that year and had not paid: {year, published_by, buyers:
// [{buyer, name, contracts, instalments, amount, longest}], contracts, amount}; published_by is the day by which it is public.
// Refuses a year that is not over.
Result<Value> arrears(db::Tx& tx, workflow::Engine const& engine, Context const& context, int year);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::funding

#pragma once

#include "modules/contract/api.hpp"
#include "modules/funding/store.hpp"

namespace qiyue::funding {

// The clause under which finance disburses for this purchase; empty where no rule says it.
Clause rule_of(law::Judge const& judge);
std::string duty_of(int instalment);  // "funding.disburse.1"
// Finance of the buyer's level owes the instalment by that day.
void open_duty(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& contract,
               int instalment, Clause rule, Day due);
// What an instalment takes: what was paid or is asked for, else what was agreed.
Money wanted(db::Tx& tx, contract::Terms const& terms, contract::Instalment const& instalment);
// What was disbursed for it and not taken back.
Money disbursed(db::Tx& tx, std::int64_t contract, int instalment);

workflow::Procedure disbursement_procedure(workflow::Engine const& engine);
api::Operation of_contract_operation(workflow::Engine const& engine);
api::Operation arrears_operation(workflow::Engine const& engine);

}  // namespace qiyue::funding

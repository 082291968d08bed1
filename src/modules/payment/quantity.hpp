#pragma once

#include "modules/payment/compute.hpp"

// XN-1-a 根据服务数量和质量向其支付费用: accepted quantity times unit price times quality, within the ceilings of the contract.
namespace qiyue::payment {

// Does it depend on the acceptance? Then it settles all that was accepted under the contract.
bool settles_all(contract::Instalment const& instalment);
// A request that settles all quantities of a contract by units stands: every line of it is paid by that one.
bool settled_as_a_whole(db::Tx& tx, contract::Terms const& terms);
// The share that a result pays: of marks by the bands of the contract, of an acceptance all or nothing; nothing before there
// is a result.
std::int64_t quality_of(contract::Terms const& terms, std::optional<performance::Outcome> const& outcome);
// The confirmed quantities of an instalment; of one that depends on the acceptance those of the whole contract, each at the
// quality of its own instalment.
std::vector<FeeLine> lines_of(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms,
                              contract::Instalment const& instalment);
// The settlement on the acceptance takes off what the other instalments earned.
Money settled_before(db::Tx& tx, contract::Instalment const& instalment, std::int64_t contract, std::int64_t payment);
law::Facts fee_facts(Basis const& basis, Value const& deductions);
// Nothing is asked for without a confirmed quantity, nor while a report waits for the buyer.
Result<void> judge_quantity(workflow::StepRun& run, Basis const& basis);
// The lines for people: [{item, unit, quantity, reported, unit_price, counted, quality, report, from, to, …}].
Value shown_lines(std::vector<FeeLine> const& lines);

}  // namespace qiyue::payment

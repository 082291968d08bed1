#pragma once

#include "modules/payment/store.hpp"

namespace qiyue::payment {

Result<void> prepare(workflow::StepRun& run);
Result<void> submit(workflow::StepRun& run);
Result<void> withdraw(workflow::StepRun& run);
Result<void> approve(workflow::StepRun& run);
Result<void> send_back(workflow::StepRun& run);
Result<void> send(workflow::StepRun& run);
Result<void> confirm_paid(workflow::StepRun& run);
Result<void> give_back(workflow::StepRun& run);
Result<void> correct(workflow::StepRun& run);

// Sets the payment's sum aside in the contract's account; an earlier reservation is voided first.
Result<void> set_aside(db::Tx& tx, Context const& context, api::Ports& ports, std::string step,
                       contract::Terms const& terms, store::Payment& payment);
Result<void> set_free(db::Tx& tx, Context const& context, api::Ports& ports, std::string step, store::Payment& payment);

// The account in force; refuses (by the judge) when there is none.
std::string payee_account(workflow::StepRun& run, std::int64_t contract);
workflow::Procedure payee_procedure();

// What the payment takes off of each, the earliest first; what does not fit stays a claim against the provider.
std::vector<store::Taken> taken_off(std::vector<contract::Damages> const& damages, Sum const& sum);
// The instalment is done with: what it took off is recovered, its duty closed; by a step, or by the treasury's own answer.
Result<void> conclude(workflow::StepRun& run, store::Payment& payment);
Result<void> conclude(db::Tx& tx, Context const& context, workflow::Engine const& engine, store::Payment& payment,
                      Day paid_on);

std::string duty_of(int instalment);  // "payment.pay.1"
void listen(workflow::Engine& engine);

}  // namespace qiyue::payment

#pragma once

#include "modules/ledger/api.hpp"
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

// The payment's interest is owed from now on; nothing when there is none.
Result<void> owe_interest(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::string step,
                          store::Payment const& payment);
// …and what of it is not paid yet.
Money interest_open(db::Tx& tx, workflow::Object const& object);
Result<void> send_interest(workflow::StepRun& run);
Result<void> settle_interest(workflow::StepRun& run);

// What the treasury answered, and what came back after it was paid: came_back.cpp.
void listen_for_answers(workflow::Engine& engine);
ledger::Order order_of(workflow::Object const& object, store::Payment const& payment, ledger::Use use, Money amount);
Result<void> book_answer(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                         ledger::OrderAnswered const& answer);
Result<void> book_interest_answer(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                                  ledger::OrderAnswered const& answer);
Result<void> undo_interest(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                           ledger::MoneyCameBack const& back);
// `inside`: to those concerned it says why.
Value came_back_shown(db::Tx& tx, std::int64_t payment, bool inside);
// What came back is due within the contract's days again.
Result<void> pay_again(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                       store::Payment const& payment);

// What the follow-up is asked about an instalment: what it comes to, and what was asked for before it.
delivery::Request request_for(db::Tx& tx, Basis const& basis, Sum const& sum);

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
void listen_for_prompts(workflow::Engine& engine);
void listen_for_ends(workflow::Engine& engine);
Result<void> close_prompts(workflow::Engine const& engine, db::Tx& tx, Context const& context, std::int64_t payment);
// 中小企业, by the size that it registered.
bool small_or_medium(db::Tx& tx, std::int64_t provider);

// 应收账款确权: the provider asks the buyer to confirm what it is owed.
workflow::Procedure receivable_procedure();

}  // namespace qiyue::payment

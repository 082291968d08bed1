#pragma once

#include "modules/framework/api.hpp"
#include "modules/framework/store.hpp"

#include <string>

namespace qiyue::framework {

workflow::Procedure framework_procedure(workflow::Engine const& engine);
workflow::Procedure offer_procedure();
workflow::Procedure order_procedure(workflow::Engine const& engine);
workflow::Procedure quote_procedure();
api::Operation advice_operation(workflow::Engine const& engine);

// ---- the agreement: plan.cpp, key.cpp, call.cpp, opening.cpp, stage_one.cpp, closing.cpp ----
Result<void> plan(workflow::StepRun& run);
Result<void> change_plan(workflow::StepRun& run);
Result<void> report_plan(workflow::StepRun& run);
Result<void> approve_plan(workflow::StepRun& run);
Result<void> return_plan(workflow::StepRun& run);
Result<void> call(workflow::StepRun& run);
Result<void> call_open(workflow::StepRun& run);
Result<void> supplement(workflow::StepRun& run);
Result<void> name_holders(workflow::StepRun& run);
Result<void> give_share_key(workflow::StepRun& run);
Result<void> split_key(workflow::StepRun& run);
Result<void> split_again(workflow::StepRun& run);
Result<void> close(workflow::StepRun& run);
Result<void> give_share(workflow::StepRun& run);
Result<void> open_offers(workflow::StepRun& run);
Result<void> rank(workflow::StepRun& run);
Result<void> announce(workflow::StepRun& run);
Result<void> fail(workflow::StepRun& run);
Result<void> conclude(workflow::StepRun& run);
Result<void> file(workflow::StepRun& run);
Result<void> inform(workflow::StepRun& run);
Result<void> expire(workflow::StepRun& run);
Result<void> summarise(workflow::StepRun& run);

// ---- who takes part: offer.cpp, agreement.cpp ----
Result<void> submit(workflow::StepRun& run);
Result<void> replace(workflow::StepRun& run);
Result<void> withdraw(workflow::StepRun& run);
Result<void> assess(workflow::StepRun& run);
Result<void> apply(workflow::StepRun& run);
Result<void> review(workflow::StepRun& run);
Result<void> sign(workflow::StepRun& run);
Result<void> give_reason(workflow::StepRun& run);

// ---- stage two: order.cpp, competition.cpp, delivery.cpp ----
Result<void> choose(workflow::StepRun& run);
Result<void> take_turn(workflow::StepRun& run);
Result<void> issue_voucher(workflow::StepRun& run);
Result<void> pick(workflow::StepRun& run);
Result<void> accept(workflow::StepRun& run);
Result<void> invite(workflow::StepRun& run);
Result<void> split_quotes_key(workflow::StepRun& run);
Result<void> quote(workflow::StepRun& run);
Result<void> close_quotes(workflow::StepRun& run);
Result<void> give_quotes_share(workflow::StepRun& run);
Result<void> decide(workflow::StepRun& run);
Result<void> deliver(workflow::StepRun& run);
Result<void> settle(workflow::StepRun& run);
Result<void> release(workflow::StepRun& run);  // declined or cancelled: the money is free again

Result<void> nothing_more(workflow::StepRun& run);

// ---- shared ----
Framework stored(workflow::StepRun& run);
std::string name_of(db::Tx& tx, std::int64_t organisation);
// A duty of who runs it, opened once the step is written.
void owe(workflow::StepRun& run, std::string duty, Text title, std::string deadline, Clause clause);
// The offers of the agreement that are in this state.
std::vector<Offer> offers_in(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework,
                             std::string const& state);
std::vector<Offer> of_round(std::vector<Offer> offers, std::int64_t round);
// The offer's state once this step is written.
void move_later(workflow::StepRun& run, std::int64_t offer, std::string state);
// Until when offers of this round are taken: that instant is in time.
Instant deadline_of(Framework const& framework);
// 质量优先法: by marks for quality, which a drawn committee gives.
bool judged_by_quality(Framework const& framework);
// A committee was formed for the round that runs.
bool has_committee(Framework const& framework);
// Refuses while the offers of this round could not be sealed.
Result<void> judge_key(workflow::StepRun& run, std::int64_t round);
Refusal no_holders();

}  // namespace qiyue::framework

#pragma once

#include "modules/voucher/store.hpp"

#include <string>

namespace qiyue::voucher {

workflow::Procedure programme_procedure(workflow::Engine const& engine);
workflow::Procedure voucher_procedure();
workflow::Procedure use_procedure();
workflow::Procedure claim_procedure();

// ---- the scheme: programme.cpp, enrol.cpp ----
Result<void> set_up(workflow::StepRun& run);
Result<void> change(workflow::StepRun& run);
Result<void> open(workflow::StepRun& run);
Result<void> import_register(workflow::StepRun& run);
Result<void> issue_to_register(workflow::StepRun& run);
Result<void> return_expired(workflow::StepRun& run);
Result<void> close(workflow::StepRun& run);

// ---- a voucher: issue.cpp ----
Result<void> issue(workflow::StepRun& run);
Result<void> choose(workflow::StepRun& run);
Result<void> revoke(workflow::StepRun& run);

// ---- its use: present.cpp, confirm.cpp ----
Result<void> present(workflow::StepRun& run);
Result<void> confirm(workflow::StepRun& run);
Result<void> decline(workflow::StepRun& run);
Result<void> withdraw(workflow::StepRun& run);
Result<void> settle(workflow::StepRun& run);
Result<void> refund(workflow::StepRun& run);
// What is worth a look when a voucher is taken, and when it is confirmed: signals.cpp.
void note_signals(workflow::StepRun& run, Use& use);
void note_confirmation(workflow::StepRun& run, Use& use);

// ---- a claim: claim.cpp ----
Result<void> file_claim(workflow::StepRun& run);
Result<void> redeem(workflow::StepRun& run);
Result<void> send_back(workflow::StepRun& run);
Result<void> confirm_paid(workflow::StepRun& run);
Result<void> give_back(workflow::StepRun& run);
// What the treasury answered, and what came back after it was paid: answers.cpp.
void listen_for_answers(workflow::Engine& engine);
Result<void> book_claim(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                        workflow::Object const& object, Claim claim, std::string const& step,
                        std::string const& receipt);
Result<void> unbook_claim(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                          workflow::Object const& object, Claim claim, std::string const& step,
                          std::string const& reason);

// ---- shared ----
std::string name_of(db::Tx& tx, std::int64_t organisation);
// The scheme that the form names, while vouchers of it may be issued and used.
Result<Programme> open_programme(workflow::StepRun& run);
std::string key_of(workflow::StepRun& run);
std::string shown_serial(std::string const& serial);  // 1234 5678 9012

// Where the money of a scheme stands; see README.md, "Money".
enum class Room { released, vouchers, payable, paid };
// What its vouchers cost so far: what is in the holders' hands, due to providers, and paid.
Money cost_of(workflow::StepRun& run, Programme const& programme);
Result<void> move_money(workflow::StepRun& run, Programme const& programme, Room from, Room to, Money amount);
// …where no step of a person does it.
Result<void> move_money(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                        workflow::Object const& object, std::string const& step, Programme const& programme, Room from,
                        Room to, Money amount);
std::int64_t account_of(db::Tx& tx, Context const& context, workflow::Engine const& engine, Programme const& programme,
                        std::int64_t buyer, Room room);
// Once the step is written, its voucher goes to another state.
void move_voucher(workflow::StepRun& run, std::int64_t voucher, std::string to);
// What a refunded voucher needs again comes out of the project's budget.
Result<void> take_out(workflow::StepRun& run, Programme const& programme, Voucher& voucher, Money amount);
// What a voucher no longer needs goes back to the project's budget.
Result<void> put_back(workflow::StepRun& run, Programme const& programme, Voucher& voucher, Money amount);

}  // namespace qiyue::voucher

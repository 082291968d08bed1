#pragma once

#include "modules/contract/store.hpp"

// What each step of the procedures does; the files procedure*.cpp have the tables.
namespace qiyue::contract {

// The stored contract of a step's object; there is always one.
Contract stored(workflow::StepRun& run);
// The stored contract under which a deviation or breach hangs, and the other side's place in the object.
Result<Contract> parent_of(workflow::StepRun& run);
// Whether a duty of this name on the step's object is open.
bool open_duty(workflow::StepRun& run, std::string const& name);
void keep_record(workflow::StepRun& run, std::string const& kind, Value body);

// The gate (credit): drafted, signed, renewed or enlarged with nobody who is barred.
void judge_provider(workflow::StepRun& run, Contract const& contract);
// LP-236: nothing is sent to be signed or signed while a query is not answered.
void judge_remedies(workflow::StepRun& run, Contract const& contract);
// Everything the rules ask of a text that is to be signed; the form is whole.
void judge_text(workflow::StepRun& run, Contract const& contract, Form const& text);
// Of a contract that is paid by quantity: what is priced, and that it fits the price.
Result<void> judge_units(workflow::StepRun& run, Form const& text);
// What can be judged while it is half written (CD-23-1).
void judge_term(workflow::StepRun& run, Contract const& contract, Form const& text);
// LP-218: of a small or medium provider an instalment without agreed days is paid within those of the law.
void add_payment_days(workflow::StepRun& run, Contract& contract);
// CD-23-3, when it is to be signed.
void judge_budget(workflow::StepRun& run, Contract const& contract);

Result<void> draft(workflow::StepRun& run);
Result<void> renew(workflow::StepRun& run);
Result<void> edit(workflow::StepRun& run);
Result<void> submit(workflow::StepRun& run);
Result<void> take_back(workflow::StepRun& run);
Result<void> drop(workflow::StepRun& run);  // drop.cpp
Result<void> counsel(workflow::StepRun& run);
Result<void> sign(workflow::StepRun& run);
Result<void> publish(workflow::StepRun& run);
Result<void> file(workflow::StepRun& run);
Result<void> acknowledge_filing(workflow::StepRun& run);
Result<void> supplement(workflow::StepRun& run);
Result<void> ask_exit(workflow::StepRun& run);
Result<void> confirm_hand_over(workflow::StepRun& run);
Result<void> complete(workflow::StepRun& run);
// ---- ending.cpp: what interrupts or ends it before its time ----
Result<void> terminate(workflow::StepRun& run);
Result<void> suspend(workflow::StepRun& run);
Result<void> resume(workflow::StepRun& run);
Result<void> report_force_majeure(workflow::StepRun& run);
Result<void> prove_force_majeure(workflow::StepRun& run);
Result<void> confirm_financing(workflow::StepRun& run);
Result<void> certify_tax(workflow::StepRun& run);
// ---- exit.cpp: its provider was barred while it ran ----
Result<void> settle_exit(workflow::StepRun& run);
void listen_to_bans(workflow::Engine& engine);
// Says which contracts a provider has, where its public record is asked for.
void listen_to_records(workflow::Engine& engine);

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context);
// [{supplement, day, field, before, after}]: the price, the quantity and the instalments, as each supplement found and left them.
Value changes_by_supplements(Contract const& contract, std::vector<Value> const& supplements);
// Nothing is done under it any more, or never will be.
bool over(workflow::Object const& object);
// May this caller read all of it? (buyer, provider, audit, the finance department of the level)
bool inside(workflow::Object const& object, Context const& context);

// What the template that a draft names says; null where it names none. Refused when it is withdrawn.
Result<Value> template_for(workflow::StepRun& run);

// As which side somebody signs: "buyer", "provider", "third"; "" for whom the text does not name, or names no more.
std::string side_of(Contract const& contract, workflow::Object const& object, Caller const& caller);
Result<Value> text_to_sign(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t contract);
// The key by which the person signs for the organisation now.
std::optional<store::SigningKey> key_in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t person,
                                              std::int64_t organisation);

workflow::Procedure key_procedure();
workflow::Procedure template_procedure();
workflow::Procedure contract_procedure(workflow::Engine& engine);
workflow::Procedure subcontract_procedure();
workflow::Procedure deviation_procedure();
workflow::Procedure breach_procedure();
void listen_to_remedies(workflow::Engine& engine);  // revoke.cpp

// ---- queried.cpp ----
void listen_to_queries(workflow::Engine& engine);
void judge_resumption(workflow::StepRun& run);

// Whose duty it is that the contract be signed: the project's, or of a purchase in lots each lot's.
std::int64_t owes_signing(db::Tx& tx, std::int64_t project, std::int64_t tender);

}  // namespace qiyue::contract

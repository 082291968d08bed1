#pragma once

#include "modules/delivery/store.hpp"

// What the files of the procedures share.
namespace qiyue::delivery {

// The paper of a step's object; there is always one.
Paper stored(workflow::StepRun& run);
// The follow-up under which a new paper is made, with its contract's terms; refuses when it has ended.
struct Under {
    Paper delivery;
    contract::Terms terms;
};
Result<Under> running_delivery(workflow::StepRun& run);
// …for its provider alone, or for who else may open such a paper.
Result<Under> of_the_provider(workflow::StepRun& run);
// Keeps a new paper of this kind, and fills the object's party and title.
void keep(workflow::StepRun& run, Under const& under, std::string const& kind, std::string title, Value body);
// Adds what a step was given to what is kept of its object; gives the whole.
Value extend(workflow::StepRun& run, Value const& given);
// `body[list]` with the given line, its time and its author.
Value with_line(workflow::StepRun& run, Value body, std::string const& list, Value line);
// Refuses a part that was left out, under each clause that asks for it here.
void require_given(workflow::StepRun& run, std::vector<Clause> const& clauses, std::string const& field,
                   Text const& label);
// The first of these that holds here, so that a duty or figure has its rule; empty when none does.
Clause governing(law::Judge const& judge, std::vector<Clause> const& clauses);
// Those who follow a contract up in the buyer's house.
std::vector<workflow::Actor> watchers();
// The same procedures' way to show a paper: as it was entered, with what `more` adds.
Value shown_paper(db::Tx& tx, workflow::Object const& object, Context const& context);

// ---- milestones.cpp: of the scheme in force ----
void open_milestones(workflow::StepRun& run, workflow::Object const& delivery, Value const& milestones);
Value milestones_from(Value const& scheme, Value const& before);
Result<void> report_milestone(workflow::StepRun& run);
Result<void> confirm_milestone(workflow::StepRun& run);
Result<void> take_measure(workflow::StepRun& run);
// How many are late, or were found not met, and nobody has said yet what is done about it.
std::int64_t left_as_they_are(Paper const& delivery, Day today);

// ---- periods.cpp: what the provider files again and again ----
// Opens the duty to file the next one, for the period that follows `last`.
void ask_next(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& delivery,
              std::string const& sort, Day last);

// ---- account.cpp ----
Result<void> enter(workflow::StepRun& run);
Result<void> reverse(workflow::StepRun& run);
Result<void> consent(workflow::StepRun& run);
struct Account {
    Money income, spent;
    Value lines = Value::list();  // [{cost, budget, spent, over}]
};
Account account_of(std::vector<Entry> const& entries, Value const& scheme);
std::vector<Option> const& cost_options();
Text cost_label(std::string const& cost);

// ---- tracking.cpp ----
// All figures of one follow-up, as the buyer, the provider and finance see them alike.
Value tracking(db::Tx& tx, workflow::Engine const& engine, Context const& context, Paper const& delivery);
// The body of the scheme in force; empty while there is none.
Value scheme_in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t delivery);
enum class MidTerm { none, correcting, passed, stopped };
MidTerm mid_term(db::Tx& tx, workflow::Engine const& engine, std::int64_t delivery);
// How far the work has come: what the last confirmed report says, else the share of milestones met.
std::int64_t done_share(db::Tx& tx, workflow::Engine const& engine, Paper const& delivery);

// ---- systems.cpp ----
// DGF-6-0a, of one year: [{system, planned, recorded, concluded, missing}], the same three always.
Value three_systems(db::Tx& tx, workflow::Engine const& engine, std::vector<Paper> const& followed, int year);

workflow::Procedure delivery_procedure(workflow::Engine const& engine);
workflow::Procedure scheme_procedure();
workflow::Procedure progress_procedure(workflow::Engine const& engine);
workflow::Procedure check_procedure(workflow::Engine const& engine);
workflow::Procedure ticket_procedure();
workflow::Procedure investigation_procedure();
workflow::Procedure finance_report_procedure(workflow::Engine const& engine);
workflow::Procedure special_audit_procedure();
api::Operation board_operation(workflow::Engine const& engine);
void listen(workflow::Engine& engine);

}  // namespace qiyue::delivery

#pragma once

#include "modules/tender/api.hpp"
#include "modules/tender/store.hpp"

// What each step of the procedure does; procedure.cpp has the table.
namespace qiyue::tender {

struct MethodChoice;
struct Splitting;

// The organisation that organises this purchase for its buyer, as its entrustment says; 0: nobody.
std::int64_t organiser_of(workflow::StepRun& run);
Result<void> choose_method(workflow::StepRun& run);
Result<void> approve_method(workflow::StepRun& run);
Result<void> publicise(workflow::StepRun& run);
Result<void> raise_objection(workflow::StepRun& run);
Result<void> reargue(workflow::StepRun& run);
Result<void> refer_method(workflow::StepRun& run);
Result<void> sanction_method(workflow::StepRun& run);
Result<void> decline_method(workflow::StepRun& run);
Result<void> draft_document(workflow::StepRun& run);
Result<void> check(workflow::StepRun& run);
Result<void> publish(workflow::StepRun& run);
Result<void> extend_documents(workflow::StepRun& run);
Result<void> clarify(workflow::StepRun& run);
Result<void> close(workflow::StepRun& run);
Result<void> give_share_key(workflow::StepRun& run);
Result<void> split_key(workflow::StepRun& run);
Result<void> give_share(workflow::StepRun& run);
Result<void> open(workflow::StepRun& run);
Value lines_of(std::vector<OpeningLine> const& lines);  // as the opening tells them
Result<void> cancel(workflow::StepRun& run);
Result<void> fail_on_ground(workflow::StepRun& run);

// Where a choice goes: to its publicity, to the finance department, to another person of the buyer, or on.
std::string state_after_choice(workflow::StepRun& run, MethodChoice const& choice, Splitting const& splitting);
// LP-072 to LP-074: replaces the suppliers named by those drawn of them.
void draw_invited(workflow::StepRun& run, Value& choice);
// LP-069, LP-070: the days of a prequalification from which the list comes.
void judge_prequalification(workflow::StepRun& run);
// The stored tender of a step's object; there is always one.
Tender stored(workflow::StepRun& run);
// CD-9-3 and CD-20-2, judged when the document is drafted and again when it is published.
void judge_sources(workflow::StepRun& run, Tender const& tender, Form const& document);
// CD-39-3, of other purchases.
void judge_remedy(workflow::StepRun& run, Form const& document);
// What the tender rules ask of factors, weights and the order of equal totals.
void judge_scoring(workflow::StepRun& run, Tender const& tender, Value const& factors, Value const& qualifications);
// The tests of abnormally low prices may be raised, to a cap.
void judge_low_price_ratios(workflow::StepRun& run, Form const& document);
// The deductions of policy stay within their bands.
void judge_deductions(workflow::StepRun& run, Form const& document);
Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context);

}  // namespace qiyue::tender

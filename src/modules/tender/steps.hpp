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
// When the opening begins, by the rule of tenders; nothing where none is in force.
std::optional<Instant> opening_moment(law::Judge judge, Instant deadline);
Result<void> entrust(workflow::StepRun& run);
Result<void> consent_to_weight(workflow::StepRun& run);
Result<void> keep_recordings(workflow::StepRun& run);
// Which parts of a tender's session are not kept on record yet: "opening", "evaluation".
Value recordings_missing(Tender const& tender);
// What is known of the market: stated by the buyer, counted in the directory of providers.
void note_market(workflow::StepRun& run, Value& choice);
Value market_known(db::Tx& tx, Day today);  // [{field, label, count}]
Result<void> cancel(workflow::StepRun& run);
Result<void> fail_on_ground(workflow::StepRun& run);

// Where a choice goes: to its publicity, to the finance department, to another person of the buyer, or on.
std::string state_after_choice(workflow::StepRun& run, MethodChoice const& choice, Splitting const& splitting);
// LP-073, LP-075, LP-076: the way by which suppliers are found is one of the method's own.
void judge_way(workflow::StepRun& run, Tender const& tender);
// The suppliers were found before the notice goes out.
void judge_invited_yet(workflow::StepRun& run, Tender const& tender);
// What the choice rested on is asked again with today's figures: budget and the year's purchases may have changed.
void judge_choice_again(workflow::StepRun& run, Tender const& tender, Money budget);
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

#pragma once

#include "modules/expert/api.hpp"
#include "modules/review/store.hpp"
#include "modules/tender/api.hpp"
#include "modules/workflow/api.hpp"

#include <map>

// Inside of the module: one procedure a file, and what they share.
namespace qiyue::review {

using workflow::StepRun;

// ---- draw.cpp, draw_invite.cpp, draw_view.cpp ----
Result<void> demand(StepRun& run);
Result<void> commit(StepRun& run);
Result<void> reveal_buyer(StepRun& run);
Result<void> reveal_supervisor(StepRun& run);
Result<void> accept(StepRun& run);
Result<void> decline(StepRun& run);
Result<void> void_draw(StepRun& run);
// May he sit over these bidders? The local article, the national one behind it, and LP-113 about the buyer's own people.
void judge_interest(law::Judge& judge, expert::Expert const& asked, std::vector<std::int64_t> const& bidders,
                    std::int64_t buyer, bool adviser, Day today);
bool large_by_budget(StepRun& run, tender::Document const& document);
// ---- draw_pool.cpp ----
struct Pool {
    std::vector<expert::Expert> eligible;
    Value excluded = Value::list();  // [{expert, codes, clauses}]: for the keeper and the auditors
};
// With whom an expert must have no tie: everybody who sent in a bid, or an offer.
std::vector<std::int64_t> parties(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender);
// `item`: of the catalogue, which they must know.
Pool avoid(StepRun& run, std::vector<std::int64_t> const& organisations, std::int64_t item);
std::int64_t item_of_project(StepRun& run);
// One lot a field, by the form's numbers of seats.
std::vector<expert::Lot> lots(Form const& form, std::vector<expert::Expert> const& eligible);
std::int64_t seats_in(std::vector<expert::Lot> const& all);
Result<void> enough_in_each_field(std::vector<expert::Lot> const& all);
Result<void> only_running_draw(StepRun& run);
void judge_time(StepRun& run, tender::Document const& document);
void judge_fields(StepRun& run, std::vector<expert::Lot> const& all);
// Size and composition by method; the form says how many represent the buyer, and whether it is complex.
void judge_committee(StepRun& run, tender::Document const& document, std::vector<expert::Lot> const& all);
// Keeps the draw with its list fixed by digest, and the platform's commitment; tells both.
void commit_to_list(StepRun& run, Draw draw, Pool const& pool, std::vector<expert::Lot> const& all);
// ---- draw_chosen.cpp, draw_closing.cpp ----
Result<void> choose(StepRun& run);
Result<void> consent(StepRun& run);
Result<void> demand_closing(StepRun& run);
// ---- of_framework.cpp: the committee of a framework agreement, and its draw (ADR 37) ----
Result<void> demand_framework(StepRun& run);
workflow::Procedure framework_review(workflow::Engine& engine);
void listen_to_frameworks(workflow::Engine& engine);
std::string committee_of(Draw const& draw);  // "approval" 立项, "closing" 结项
// Lets the next of the seat's field take it; false when nobody is left.
bool invite_next(workflow::Engine const& engine, db::Tx& tx, Draw const& draw, std::string const& field,
                 std::vector<workflow::Participant>& invited);
std::vector<expert::Lot> lots_of(Value const& body);
std::string lots_digest(std::vector<expert::Lot> const& lots);
Value draw_view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context);
Result<Value> draw_record(workflow::Engine const& engine, api::Call& call);
workflow::Procedure draw_procedure(workflow::Engine& engine);

// ---- qualify.cpp, committee.cpp, talks.cpp, score.cpp, rank.cpp, award.cpp ----
// One committee may be drawn for a purchase with all its lots: is a draw made under `drawn_for` one of this purchase?
bool draws_for(db::Tx& tx, std::int64_t drawn_for, std::int64_t tender);
std::vector<Review> reviews_with_draws_of(db::Tx& tx, std::int64_t drawn_for);
// The way from lot to lot: [{lot_number, lot_name, review, sheet_in?}], whether the caller's own sheet is signed there. Empty
// where it is bought as one.
Value reviews_of_lots(db::Tx& tx, Review const& review, Caller const& caller);
// The names of a drawn committee are public once no review of it is left to be published.
void publish_draws(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender);
// Lots are awarded in the order of their numbers.
Result<void> judge_lot_order(workflow::StepRun& run, std::int64_t tender);
// How many of the other lots he has won; `most` as the document allows, nothing: as many as he can.
struct LotsWon {
    std::int64_t won = 0;
    std::optional<std::int64_t> most;
};
LotsWon lots_won(db::Tx& tx, std::int64_t tender, std::int64_t provider);
// The ranked bids whose bidders won as many as that, while another candidate is left; else none.
std::vector<std::int64_t> sated(db::Tx& tx, Review const& review, std::vector<ReviewedBid> const& bids);

// ---- passed_over.cpp ----
// Which candidates the document's own rules set behind all others, and why: "lots_won", "incumbent".
std::map<std::int64_t, std::string> passed_over(StepRun& run, Review const& review,
                                                std::vector<ReviewedBid> const& bids);
// Refuses one of them who is chosen all the same.
void judge_passed_over(StepRun& run, Review const& review, std::vector<ReviewedBid> const& bids, std::int64_t chosen);
// Keeps with the report, and with the award, who was set behind: for the notice and the page.
void tell_passed_over(StepRun& run, Review& review, std::vector<ReviewedBid> const& bids);

Result<void> qualify(StepRun& run);
Result<void> form(StepRun& run);
Result<void> declare(StepRun& run);
Result<void> withdraw(StepRun& run);
Result<void> talk(StepRun& run);
Result<void> change_terms(StepRun& run);
Result<void> ask_quotes(StepRun& run);
Result<void> take_quotes(db::Tx& tx, Context const& context, workflow::Engine& engine, std::int64_t tender);
Result<void> take_chair(StepRun& run);
Result<void> void_opinion(StepRun& run);
void redraw(StepRun& run, Review& review, std::int64_t person, std::string const& reason);
Result<void> score(StepRun& run);
Result<void> sign(StepRun& run);
Result<void> ask_low_price(StepRun& run);
Result<void> low_price(StepRun& run);
Result<void> rank(StepRun& run);
Result<void> report(StepRun& run);
Result<void> confirm(StepRun& run);
Result<void> deem_confirmed(StepRun& run);
Result<void> drop(StepRun& run);
Result<void> winner_refused(StepRun& run);
Result<void> notify(StepRun& run);
// ---- assist.cpp ----
Result<void> name_assistant(StepRun& run);
Result<void> assist(StepRun& run);
// PF-process-31: who assists gives no marks; refuses him with the clause.
Result<void> judge_no_vote(StepRun& run);
// Those named and what they said: [{organisation_name, task, kind, opinion, on}].
Value assistance_of(db::Tx& tx, Review const& review);
// ---- closing.cpp ----
workflow::Procedure closing_procedure(workflow::Engine& engine);
// ---- evidence.cpp ----
Result<Value> check_evidence(workflow::Engine const& engine, api::Call& call);
// ---- dissent.cpp ----
Result<void> dissent(StepRun& run);
// What stands on the marks goes (ranking, report, award …). The explanations of low prices stay: bidders gave them.
void forget_ranking(Review& review);
// ---- duties.cpp ----
// The evaluation is over: its experts' duty is to be recorded, where experts were drawn.
void open_record_of_duties(StepRun& run, Review const& review);
Result<void> record_duties(StepRun& run);
Result<void> rate_buyer(StepRun& run);

workflow::Procedure review_procedure(workflow::Engine& engine);
std::vector<workflow::Actor> judges();  // whoever may be named to a committee
// ---- procedure_award.cpp ----
std::vector<workflow::Step> award_steps(workflow::Engine& engine);
workflow::Opens confirm_duty();
void close_award_duties(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t review);

// Barred since it handed in its bid, a supplier is not qualified, and gets no award.
void judge_taking_part(StepRun& run, std::int64_t tender, std::int64_t provider);
// With the bids that are valid the purchase fails, or goes on; the answer says under which clauses.
void count_valid(StepRun& run, std::int64_t tender, std::vector<ReviewedBid> const& bids);

// ---- views.cpp, sheets_view.cpp, result_view.cpp ----
Value review_view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context);
std::vector<api::Operation> operations(workflow::Engine& engine);
// A line that names why the bid is invalid, where it is.
Value with_ground(Value told, ReviewedBid const& bid);
Value sheet_of(std::vector<Mark> const& marks, std::int64_t person);
Result<Value> read_sheet(workflow::Engine const& engine, api::Call& call);
Result<Value> read_bids(workflow::Engine const& engine, api::Call& call);
Result<Value> read_result(workflow::Engine const& engine, api::Call& call);
Result<Value> read_notice(workflow::Engine const& engine, api::Call& call);
Value result_of(workflow::Engine const& engine, db::Tx& tx, Review const& review, law::Judge const& judge);
// ---- award_published.cpp ----
// Keeps the record of the award with its digest in `award` of the review's body, and puts the digest into the journal
// as the platform's own entry, so that the record and the public log are tied.
void keep_record(StepRun& run, Review& review);
Result<Value> read_record(workflow::Engine const& engine, api::Call& call);
std::string record_address(std::int64_t review);  // "/api/reviews/7/record"

std::string name_of_organisation(db::Tx& tx, std::int64_t organisation);

// May this caller know who sits in the committee? LP-115: nobody outside it before the result notice.
bool names_shown(law::Judge const& judge, std::string const& state, Context const& context);

Review stored(StepRun& run);
std::optional<Member> member(std::vector<Member> const& members, std::int64_t person);
tender::Document document_of(db::Tx& tx, std::int64_t tender);
// Scored by people: neither the price nor what follows from the bid's value by bands (CD-21-5).
bool scored_by_hand(tender::Factor const& factor);

}  // namespace qiyue::review

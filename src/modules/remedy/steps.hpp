#pragma once

#include "modules/remedy/store.hpp"
#include "modules/tender/api.hpp"

// What the files of the procedures share.
namespace qiyue::remedy {

using workflow::StepRun;

Case stored(StepRun& run);
// The new object's title and party, and what is kept of it.
void start(StepRun& run, std::string kind, Value body, std::int64_t provider);
// Adds what the step was given to what is kept; `answer` is a step that does no more.
void add_given(StepRun const& run, Case& one);
Result<void> answer(StepRun& run);
Result<void> nothing_more(StepRun& run);
// What the procedures show of their objects.
using View = std::function<Value(db::Tx&, workflow::Object const&, Context const&)>;
View view_of(workflow::Engine const& engine);

// The tender it is about, when that is a procurement.
Result<tender::Terms> terms_of_procurement(StepRun& run);
// Did the provider hand in a bid that it did not take back?
bool took_part(db::Tx& tx, std::int64_t tender, std::int64_t provider);

// ---- query_window.cpp ----
struct Window {
    Day start, last;
};
// The days in which a query about this may be filed (LP-230, LP-231); refuses while there is no result to query.
Result<Window> query_window(StepRun& run, tender::Terms const& terms, std::int64_t provider);
// LP-235: who may query what. LP-234: once for each stage, where the document asks for that.
void judge_standing(StepRun& run, tender::Terms const& terms, std::int64_t provider);

// ---- filing.cpp: what every query has ----
// `replier`: the post that owes the answer.
workflow::Opens reply_duty(std::string replier);
// Refuses a query that was filed after the window; `remedy` says what is still possible.
void judge_in_time(StepRun& run, Window const& window, Day filed, Text const& remedy);
// The query as filed, with the last day for it and the day of its answer, told to who files it too.
Value kept_query(StepRun& run, Window const& window, Day received);
workflow::Step withdraw_query();

workflow::Procedure enquiries(workflow::Engine& engine);
workflow::Procedure queries(workflow::Engine& engine);
workflow::Procedure complaints(workflow::Engine& engine);
workflow::Procedure claims(workflow::Engine& engine);
// ---- of_framework.cpp, complaint_of_framework.cpp: the remedies about a framework agreement, and what they stay ----
workflow::Procedure framework_queries(workflow::Engine& engine);
workflow::Procedure framework_complaints(workflow::Engine& engine);
void listen_to_frameworks(workflow::Engine& engine);

// ---- complaint.cpp, intake.cpp, decide.cpp ----
// What a complaint is about: a purchase, or a framework agreement. How it is taken in, heard, paused and told is the same.
struct Subject {
    std::string kind, plural;
    Text title;
    std::string parent;  // the kind of what it is about; its queries are `query`
    std::string query;
    std::vector<workflow::Actor> respondents;  // who answers for it, besides those whom it concerns
    Fields const& (*filed)();
    Fields const& (*decided)();
    Fields const& (*shown)();
    Result<void> (*file)(StepRun&);
    Result<void> (*send_copies)(StepRun&);
    // How far it has come: what LP-313 asks to know which way is right.
    Result<law::Facts> (*situation)(StepRun&, Case const&);
    // Done once the decision is written.
    void (*carry_out)(StepRun&, workflow::Engine&, std::string const& way);
};
workflow::Procedure complaint_procedure(workflow::Engine& engine, Subject const& about);
// Keeps it, with what it was queried about; refuses one without a query of the same supplier before it, or out of its days.
Result<void> file_complaint(StepRun& run, Subject const& about);
Result<void> examine(StepRun& run);
Result<void> correct(StepRun& run);
// Keeps the day, once.
Result<void> note_copies(StepRun& run);
Result<void> send_copies(StepRun& run);  // of a purchase: to its winner too
// The duty of whoever answers for it, in that post.
workflow::Opens explanation_duty(std::string post);
Result<void> explain(StepRun& run);
Result<void> pause(StepRun& run);
Result<void> resume(StepRun& run);
Result<void> suspend(StepRun& run);
Result<void> let_go_on(StepRun& run);
Result<void> decide(StepRun& run, workflow::Engine& engine, Subject const& about);
workflow::Opens decision_duty();
// LP-245: the day of the decision moves by what is not counted.
void move_decision(StepRun& run, Case const& one);

// ---- stays.cpp ----
// LP-246: what is stayed for a complaint that finance has accepted; nothing once the day is over.
std::optional<workflow::Stay> suspension(db::Tx& tx, workflow::Object const& complaint, Context const& context);
std::vector<workflow::Stay> stays(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object,
                                  Context const& context);
// Was anything that a supplier complained of found to be so?
bool upheld(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender);

}  // namespace qiyue::remedy

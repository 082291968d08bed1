#pragma once

#include "modules/tender/addition.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/splitting.hpp"

#include "law/judge.hpp"

// What a choice of method is judged by, in one place: the step that chooses, and the advice that anybody may ask for
// beforehand, so that the two can't differ.
namespace qiyue::tender {

struct MethodChoice {
    bool procurement = true;  // government procurement, or another purchase of services (CD-41-1)
    std::string method;
    std::string evaluation = "comprehensive";
    bool complex = false;
    bool need_final = true;
    bool excepted = false;        // a superior rule made the choice
    bool repeats_tender = false;  // after a tender that failed
    Money budget;
    YearsPurchases year;
    std::optional<Original> original;  // the contract that an addition adds to
    // What the buyer states: "" and false where nothing is stated.
    std::string ground, reason, split_reason;
    std::string need_kind;  // what LP-042 sorts needs by
    std::string emergency;  // 突发事件: what happened
    bool not_own_delay = false, only_because = false;
    std::string failure_cause;                    // of the tender it follows: "document", "procedure", "neither"
    bool special = false;                         // 具有特殊性
    std::optional<bool> fit_for_contest;          // 符合竞争性条件, where that is stated
    bool temporary = false, until_given = false;  // 暂时不能实行政府采购, and until when
    bool institution = false;                     // the supplier named is a public institution
};

// What the rules of the places ask of a choice beyond the law: method_places.cpp.
void judge_places(law::Judge& judge, MethodChoice const& choice, Method const& method);

// LP-043: the rules of emergency purchases are in force and were called upon; the buyer chooses the method himself.
bool freely_chosen(law::Judge const& judge, MethodChoice const& choice);
// They were called upon and are not in force: a choice that this platform can't take.
bool emergency_too_early(law::Judge const& judge, MethodChoice const& choice);
Day emergency_from(law::Judge const& judge);

// Whether it is a part of a purchase split over the year, and what the parts add up to (LP-033).
struct Splitting {
    bool found = false;
    Money year_sum;
};

// Asks every clause that the choice itself rests on; gives what was found of splitting on the way.
Splitting judge_method(law::Judge& judge, MethodChoice const& choice);

// Whether this platform carries the method out for such a purchase.
bool carried_for(Method const& method, bool procurement, bool excepted);

// What has to come between the choice and the work on its document: the clause that asks for it; blank where none does.
struct Beforehand {
    Clause publicity;       // the choice is made public first
    Clause approval;        // the finance department approves it
    Clause another_person;  // somebody else of the buyer approves it
};
Beforehand beforehand(law::Judge& judge, MethodChoice const& choice, Splitting const& splitting);

// What is known of a purchase before there is one.
struct AdviceAsked {
    MethodChoice choice;   // its method is left out
    bool central = false;  // in the catalogue of central procurement
    std::string region;    // the buyer's: its code says which tier's thresholds apply
};

// For every method of the table whether it is open, what the buyer must state for it, what comes before, and what it asks
// for: {class, budget, procurement_threshold, open_tender_threshold, emergency_from?, methods: [{method, label, state: "open" | "on_condition" |
// "closed", because, findings: [{code, says, remedy, clauses}], before: [{name, says, clause}], asks: {…}, clauses}]}.
// `procurement` of the choice is what the class of CD-41-1 makes of the amount. Throws Unanswerable where the rules hold
// no number.
Value advice(workflow::Engine const& engine, Context const& context, AdviceAsked const& asked);

// The query of `tender.methods`, and what it asks.
Fields const& advice_fields();
AdviceAsked advice_asked(Form const& query);
api::Operation advice_operation(workflow::Engine const& engine);
// `tender.methods_of_project`: the same, asked of a project that there is.
api::Operation advice_of_project_operation(workflow::Engine const& engine);

}  // namespace qiyue::tender

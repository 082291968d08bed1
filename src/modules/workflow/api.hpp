#pragma once

#include "law/judge.hpp"
#include "law/rulebook.hpp"
#include "platform/api/operation.hpp"
#include "platform/api/ports.hpp"

#include "base/context.hpp"
#include "base/shape.hpp"
#include "base/text_hash.hpp"
#include "base/work_calendar.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// A procedure is a table. Each kind of object has one table of steps; the table drives the API action, the form, the
// panel "what next: who, by when, under which article", the timeline, the permission test and the diagram.
namespace qiyue::workflow {

// One object under a procedure. The workflow keeps what all kinds share; its module keeps the rest under its id.
struct Object {
    std::int64_t id = 0;
    std::string kind;          // "need"
    std::string state;         // "draft"
    std::int64_t project = 0;  // 0: belongs to no project (a catalogue item)
    std::int64_t parent = 0;   // the object it was made under (a bid's tender)
    std::int64_t owner = 0;    // the organisation whose object it is: the buyer, mostly
    std::int64_t party = 0;    // the other side: the provider of a bid or contract
    std::string region;        // the owner's
    std::string title;
    std::int64_t revision = 0;  // grows with every step; If-Match names it
    law::RuleSet rules;         // pinned when the project started
    Instant created, changed;
};

// How the caller's organisation must stand to the object.
enum class Relation {
    owner,        // it is the object's owner
    party,        // it is the other side
    finance,      // it is the finance department of the owner's own level (same region)
    participant,  // the person was named to take part (an expert drawn, an assessor mandated): see name_participant
    anyone,       // any organisation that holds the post
    city,         // an organisation of the city level
};

struct Actor {
    std::string post;  // "buyer.need_drafter"; "public": nobody needs to be signed in
    Relation relation = Relation::owner;
    // The clause that asks for this relation: who holds the post and stands elsewhere is refused citing it.
    Clause clause = {};
};

// A duty that a step opens: who must do what by when. The deadline's number and clause are data of the law.
struct Opens {
    std::string duty;      // "objection.reply": closed by a step that names it
    Text title;            // "答复异议"
    std::string deadline;  // key of the [[deadline]] in the articles
    Clause clause;         // suspended: the duty is not opened
    Actor holder;
};

class StepRun;

struct Step {
    std::string name;               // "submit": the operation id becomes "need.submit"
    Text title;                     // "提交审核" / "Submit for review"
    std::vector<std::string> from;  // empty: makes a new object
    std::string to;                 // "": the state stays
    std::vector<Actor> who;
    std::string act;  // for incompatible posts: "need.draft"; "" when none is concerned
    Fields const* input = nullptr;
    std::vector<Clause> clauses;  // under which articles: shown beside the step
    std::vector<Opens> opens;
    std::vector<std::string> closes;  // duties of this object (or, with "project:name", of its project)
    std::function<Result<void>(StepRun&)> apply;
    Form::Completeness completeness = Form::Completeness::whole;
    std::string parent;           // a new object's field that names its parent, with the parent's kind:
    std::string parent_kind;      //   project, owner, region and rules come from there
    bool shown_publicly = false;  // the public timeline shows that it happened
    bool expected = true;         // it stands in the inbox of who may do it (an edit does not)
    Clause closed_by = {};        // why not in other states (a released table is not edited): cited there
    std::string activity = {};    // "purchase": what it carries on, which may be stayed: see Engine::stay
};

// Something that stands in the way of an activity for a time: a purchase that the finance department suspended.
struct Stay {
    Clause clause;
    std::string code;
    Text says, remedy;
    law::Facts facts;  // what it rests on
};

struct State {
    std::string name;
    Text label;
    bool final = false;
    bool hidden = false;  // only the other side reads it in this state: a bid before the opening
};

struct Procedure {
    std::string kind;    // "need"
    std::string plural;  // "needs": the path /api/needs
    Text title;          // "采购需求"
    std::vector<State> states;
    std::vector<Step> steps;
    Fields const* shows = nullptr;  // describes what view gives, so that a page can label it
    std::function<Value(db::Tx&, Object const&, Context const&)> view;
    // Organisations beyond owner, party, same-level finance, audit and participants that may read; by default none.
    std::function<bool(Object const&, Context const&)> readable;
    bool public_reading = false;         // anybody may read it once it left its first state
    std::vector<std::string> public_in;  // …or only while it is in one of these states (a published tender)
    // While it says so, the timeline names no person to this reader (experts before the result notice).
    std::function<bool(Object const&, Context const&)> names_secret = {};
};

// Two acts on one project that one person must not do both.
struct Incompatible {
    Clause clause;        // its predicate judges {act, earlier_act, done_by_same_person}
    std::string earlier;  // "need.draft"
    std::string later;    // "need.review"
};

struct Participant {
    std::int64_t person = 0;
    std::int64_t organisation = 0;
    std::string role;  // "judge", "adviser", "assessor"
};

struct Duty {
    std::int64_t id = 0;
    std::string name;
    Text title;
    std::int64_t object = 0, project = 0;
    std::string kind;         // of the object
    std::int64_t holder = 0;  // organisation
    std::string post;
    Day opened, due;
    bool provisional = false;
    std::string clause;
    Value sum;  // how the day came about
    std::optional<Instant> closed;
};

// Raised after every step, in its transaction: who publishes, counts or watches listens to this.
struct StepDone {
    Object object;
    std::string step;  // "submit"
    std::string from;
    Value input;  // what was given
    Value answer;
};

class Engine {
public:
    Engine(law::Rulebook const& book, WorkCalendar const& calendar, api::Ports& ports, std::string place);

    void add(Procedure procedure);
    void add(Incompatible pair);
    std::vector<Procedure> const& procedures() const { return procedures_; }
    Procedure const& procedure(std::string_view kind) const;
    // The label of the state that the object is in.
    Text state_of(Object const& object) const;
    // All operations that the procedures make: steps, lists, object pages, inbox, duties, timeline, meta.
    std::vector<api::Operation> operations() const;

    // ---- for modules, inside a transaction ----
    std::optional<Object> find(db::Tx& tx, std::int64_t id) const;
    // Refuses with not_found when there is none of that kind.
    Result<Object> get(db::Tx& tx, std::int64_t id, std::string_view kind) const;
    std::vector<Object> of_project(db::Tx& tx, std::int64_t project, std::string_view kind = {}) const;
    std::vector<Object> children(db::Tx& tx, std::int64_t parent, std::string_view kind = {}) const;
    // Moves an object as a consequence of another's step, with a line in its timeline and in the journal. No permission is
    // asked.
    void move(db::Tx& tx, Context const& context, std::int64_t id, std::string const& to,
              std::string const& because) const;
    void name_participant(db::Tx& tx, std::int64_t object, Participant const& participant) const;
    std::vector<Participant> participants(db::Tx& tx, std::int64_t object, std::string_view role = {}) const;
    // Who did this act for the project, in order.
    std::vector<std::int64_t> actors_of(db::Tx& tx, std::int64_t project, std::string_view act) const;
    void open_duty(db::Tx& tx, Context const& context, Object const& object, Opens const& opens, Day start,
                   std::int64_t holder = 0) const;
    // The same with a day that the object itself sets (a round's closing day), not a rule.
    void open_duty_until(db::Tx& tx, Context const& context, Object const& object, Opens const& opens, Day due,
                         std::int64_t holder) const;
    // Of one holder alone when one is named.
    void close_duty(db::Tx& tx, Context const& context, std::int64_t object, std::string_view name,
                    std::int64_t holder = 0) const;
    std::vector<Duty> duties(db::Tx& tx, std::int64_t project, bool only_open) const;
    law::Judge judge(Context const& context, law::RuleSet rules) const;
    // May this caller read the object?
    bool readable(db::Tx& tx, Object const& object, Context const& context) const;
    // …not because it is public, but as one of those concerned?
    bool concerned(db::Tx& tx, Object const& object, Context const& context) const;
    // The object page: what all kinds share, body, next steps, duties, timeline.
    Value page(db::Tx& tx, Object const& object, Context const& context) const;
    // Takes out of every object's page what its reader must not see: set once, by who keeps such decisions.
    using Veil = std::function<void(db::Tx&, Object const&, Context const&, Value& body)>;
    void veil(Veil veil) { veil_ = std::move(veil); }

    // Asked before every step that carries the activity on: what stays it for this object now? One who keeps such
    // decisions answers, and every step of every module that belongs to the activity stands still.
    using Stays = std::function<std::vector<Stay>(db::Tx&, Object const&, Context const&)>;

    void stay(std::string activity, Stays asked) { stays_.emplace_back(std::move(activity), std::move(asked)); }

    std::vector<Stay> stays(db::Tx& tx, Object const& object, Step const& step, Context const& context) const;
    // The public part of a project's timeline: [{at, kind, step, title:{zh,en}, organisation}].
    Value public_timeline(db::Tx& tx, std::int64_t project) const;

    law::Rulebook const& book() const { return book_; }
    WorkCalendar const& calendar() const { return calendar_; }
    api::Ports& ports() const { return ports_; }
    std::string const& place() const { return place_; }

private:
    friend class StepRun;
    api::Operation step_operation(Procedure const& procedure, Step const& step) const;
    Result<Value> run_step(api::Call& call, Procedure const& procedure, Step const& step) const;

    law::Rulebook const& book_;
    WorkCalendar const& calendar_;
    api::Ports& ports_;
    std::string place_;
    std::vector<Procedure> procedures_;
    ByText<std::size_t> by_kind_;  // their places
    std::vector<Incompatible> incompatible_;
    Veil veil_;
    std::vector<std::pair<std::string, Stays>> stays_;
};

// One step being done: what its apply() works with. Fill `object` (a new one's title, party, …) and `answer`;
// ask `judge`; store through the module's store; raise events. The engine then asks for the verdict, writes state,
// timeline, acts, duties and journal.
class StepRun {
public:
    StepRun(Engine const& engine, api::Call& call, Form const& form, Step const& step, Object object, law::Judge judge);

    Engine const& engine;
    db::Tx& tx;
    Context const& context;
    Form const& form;
    Step const& step;
    Object object;
    law::Judge judge;
    Value answer = Value::object();
    std::string to;  // preset from the table; apply may choose another state of the procedure
    // Who takes part in this object from now on (experts drawn, an assessor mandated).
    std::vector<Participant> new_participants;
    // Done after the object, its timeline and its journal entry are written: moving other objects, raising events
    // whose listeners look at this object.
    std::vector<std::function<Result<void>()>> afterwards;

    Day today() const { return context.today(); }
    api::Ports& ports() const { return engine.ports(); }
    // Checks kept input against a description, as a whole: at submit, what edit kept as a draft.
    Result<Form> whole(Fields const& fields, Value const& kept) const;
    // Raises an event once this step is written.
    template <class Event> void raise(Event event) {
        afterwards.push_back([this, event = std::move(event)] { return engine.ports().bus.raise(tx, context, event); });
    }
};

std::vector<db::Migration> migrations();

// A module as the wiring sees it.
struct Module {
    std::string name;
    std::vector<db::Migration> migrations;
    std::vector<Procedure> procedures;
    std::vector<api::Operation> operations;  // beyond those of the procedures: searches, public reads
    std::vector<Incompatible> incompatible;
};

}  // namespace qiyue::workflow

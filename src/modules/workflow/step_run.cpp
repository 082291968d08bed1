#include "modules/workflow/api.hpp"

#include "law/telling.hpp"
#include "modules/journal/api.hpp"
#include "modules/workflow/page.hpp"
#include "modules/workflow/permission.hpp"
#include "modules/workflow/secrecy.hpp"
#include "modules/workflow/store.hpp"

#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

// The clauses named at all.
std::vector<Clause> cited(std::vector<Clause> clauses) {
    std::erase_if(clauses, [](Clause clause) { return clause.id.empty(); });
    return clauses;
}

Text label_of(Procedure const& procedure, std::string_view state) {
    auto const found = std::ranges::find(procedure.states, state, &State::name);
    ENSURE(found != procedure.states.end());
    return found->label;
}

Refusal not_in_this_state(Procedure const& procedure, Step const& step, Object const& object) {
    auto const now = label_of(procedure, object.state);
    Text needed;
    Value states = Value::list();
    for (auto const& state : step.from) {
        auto const label = label_of(procedure, state);
        needed.zh += (needed.zh.empty() ? "“" : "、“") + label.zh + "”";
        needed.en += (needed.en.empty() ? "“" : ", “") + label.en + "”";
        states.push(law::words(label));
    }
    auto const facts = law::Facts().with("state", law::words(now)).with("states_needed", states);
    return {Reason::conflict,
            Finding{.code = "workflow.wrong_state",
                    .cites = cited({step.closed_by}),
                    .says = {procedure.title.zh + "现为“" + now.zh + "”，不能" + step.title.zh,
                             "not possible while the " + procedure.title.en + " is “" + now.en + "”: " + step.title.en},
                    .remedy = {"须先到达：" + needed.zh, "it must first be: " + needed.en},
                    .why = Value::object().set("facts", facts.value())}};
}

// Who holds the post, and stands to the object as a clause forbids.
std::vector<Actor> standing_elsewhere(Step const& step, Caller const& caller) {
    std::vector<Actor> found;
    std::ranges::copy_if(step.who, std::back_inserter(found),
                         [&](Actor const& actor) { return !actor.clause.id.empty() && caller.holds(actor.post); });
    return found;
}

Refusal not_yours(Step const& step, Caller const& caller) {
    std::vector<Clause> clauses;
    for (auto const& actor : standing_elsewhere(step, caller)) {
        if (std::ranges::find(clauses, actor.clause.id, &Clause::id) == clauses.end()) {
            clauses.push_back(actor.clause);
        }
    }
    // CD-36-1, CD-37-1: who oversees reads everything and changes nothing.
    if (auto const by = oversight(caller); !by.id.empty()) {
        clauses.push_back(by);
    }
    return api::forbidden({"您的岗位或单位不能在此办理“" + step.title.zh + "”",
                           "your post or organisation may not do this here: " + step.title.en},
                          clauses, facts_of(step, caller).value());
}

// A suspended clause does not ask for its relation.
bool waived(Step const& step, Context const& context) {
    auto const elsewhere = standing_elsewhere(step, context.caller);
    return std::ranges::any_of(elsewhere, [&](Actor const& actor) { return context.off(actor.clause); });
}

// What is only minded has the shape of what is refused: each clause with its words, and what would do.
Value finding_value(law::Rulebook const& book, Finding const& finding) {
    Value cites = Value::list();
    for (auto const& clause : finding.cites) {
        cites.push(book.cite(clause));
    }
    auto value = Value::object();
    value.set("code", finding.code).set("field", finding.field).set("says", label(finding.says)).set("cites", cites);
    if (!finding.remedy.zh.empty()) {
        value.set("remedy", label(finding.remedy));
    }
    return value.set("why", law::reasoned(book, finding));
}

// The object that the step is about: a new one, which goes by its parent, or the one that the call names.
Result<Object> object_of(Engine const& engine, api::Call const& call, Procedure const& procedure, Step const& step) {
    if (!step.from.empty()) {
        return engine.get(call.tx, TRY(call.number("id")), procedure.kind);
    }
    auto const& context = call.context;
    Object object;
    object.id = engine.ports().ids.next();
    object.kind = procedure.kind;
    object.owner = context.caller.organisation;
    object.region = context.caller.region;
    object.rules = {.place = engine.place(), .pinned = context.today()};
    object.created = context.now;
    if (!step.parent.empty()) {
        auto const parent = TRY(engine.get(call.tx, call.body[step.parent].integer_or(0), step.parent_kind));
        object.parent = parent.id;
        object.project = parent.kind == "project" ? parent.id : parent.project;
        object.owner = parent.owner;
        object.region = parent.region;
        object.rules = parent.rules;
    }
    return object;
}

// A new object has no participants of its own yet: those of its parent count.
Object judged_by(Step const& step, Object const& object) {
    auto about = object;
    about.id = step.from.empty() && object.parent != 0 ? object.parent : object.id;
    return about;
}

// Whether this caller may take this step with this object as it now is.
Result<void> admit(api::Call const& call, Procedure const& procedure, Step const& step, Object const& object) {
    auto const& context = call.context;
    if (!may(call.tx, step.who, judged_by(step, object), context.caller) && !waived(step, context)) {
        return not_yours(step, context.caller);
    }
    if (step.from.empty()) {
        return {};
    }
    if (call.revision != 0 && call.revision != object.revision) {
        return Refusal(
            Reason::stale,
            Finding{.code = "workflow.stale",
                    .says = {"其他人已先作修改，请刷新后再办理", "somebody changed it meanwhile; reload and try again"},
                    .remedy = {"当前版本号为 " + std::to_string(object.revision),
                               "the revision is now " + std::to_string(object.revision)}});
    }
    if (std::ranges::find(step.from, object.state) == step.from.end() && !context.off(step.closed_by)) {
        return not_in_this_state(procedure, step, object);
    }
    return {};
}

// Who did the earlier act of an incompatible pair does not do the later one; what is stayed stands still.
void ask_before(StepRun& run, std::vector<Incompatible> const& incompatible) {
    for (auto const& pair : incompatible) {
        if (!run.step.act.empty() && pair.later == run.step.act) {
            auto const before = store::actors(run.tx, run.object.project, pair.earlier);
            auto const same = std::ranges::find(before, run.context.caller.person) != before.end();
            run.judge.ask(pair.clause,
                          law::Facts()
                              .with("earlier_act", pair.earlier)
                              .with("act", pair.later)
                              .with("done_by_same_person", same));
        }
    }
    for (auto const& stay : run.engine.stays(run.tx, run.object, run.step, run.context)) {
        run.judge.require(stay.clause, stay.facts, false, stay.code, {}, stay.says, stay.remedy);
    }
}

Refusal no_number(law::Unanswerable const& unanswerable) {
    return {Reason::unlawful,
            Finding{.code = "law.no_number",
                    .says = {"所适用的规则在该日没有“" + unanswerable.key() + "”的数值，不能据以办理",
                             "the rules hold no value of " + unanswerable.key() + " for that day"},
                    .remedy = {"请管理员录入该数值及其依据", "an administrator must enter it with its source"}}};
}

// What the step leaves behind: the object, a line of its timeline, the act, the participants.
void keep(StepRun& run, Procedure const& procedure, Object const& before, std::string const& post) {
    auto const& context = run.context;
    auto& object = run.object;
    // apply() may have touched the object through the engine; the row is written once, here.
    object.state = run.to.empty() ? object.state : run.to;
    object.revision = before.revision + 1;
    object.changed = context.now;
    if (run.step.from.empty()) {
        if (object.kind == "project") {
            object.project = object.id;
        }
        store::insert(run.tx, object);
    } else {
        ENSURE(store::update(run.tx, object, before.revision));
        unseal_when_shown(run.tx, procedure, object.id, before.state, object.state);
    }
    store::insert(run.tx,
                  store::Event{.id = run.ports().ids.next(),
                               .object = object.id,
                               .project = object.project,
                               .kind = procedure.kind,
                               .step = run.step.name,
                               .from = before.state,
                               .to = object.state,
                               .person = context.caller.person,
                               .organisation = context.caller.organisation,
                               .person_name = context.caller.person_name,
                               .organisation_name = context.caller.organisation_name,
                               .post = post,
                               .at = context.now,
                               .why = json::write(run.judge.why()),
                               .shown_publicly = run.step.shown_publicly});
    if (!run.step.act.empty() && context.caller.person != 0) {
        store::insert_act(run.tx, object.project, run.step.act, context.caller.person, object.id, context.now);
    }
    for (auto const& participant : run.new_participants) {
        store::insert(run.tx, object.id, participant);
    }
}

// The duties that the step fulfils, and those that it begins.
void follow_up(StepRun& run) {
    constexpr std::string_view of_project = "project:";
    for (auto const& closed : run.step.closes) {
        if (closed.starts_with(of_project)) {
            store::close_duties_of_project(run.tx, run.object.project, closed.substr(of_project.size()),
                                           run.context.now);
        } else {
            store::close_duties(run.tx, run.object.id, closed, run.context.now);
        }
    }
    for (auto const& opens : run.step.opens) {
        run.engine.open_duty(run.tx, run.context, run.object, opens, run.today());
    }
}

// The line of the journal, then whoever listens. Gives the position in the journal.
Result<std::int64_t> tell(StepRun& run, Procedure const& procedure, std::string const& from) {
    static Fields const no_fields;
    auto input = run.form.value();
    auto body = Value::object();
    body.set("answer", run.answer).set("from", from).set("to", run.object.state);
    auto const position = journal::append(
        run.tx, run.context, run.ports(),
        journal::Entry{.operation = procedure.kind + "." + run.step.name,
                       .kind = procedure.kind,
                       .object = run.object.id,
                       .project = run.object.project,
                       .input = {.fields = run.step.input == nullptr ? &no_fields : run.step.input, .value = input},
                       .body = std::move(body),
                       .told = told(procedure, run.object.state)});
    TRY(run.ports().bus.raise(run.tx, run.context,
                              StepDone{.object = run.object,
                                       .step = run.step.name,
                                       .from = from,
                                       .input = std::move(input),
                                       .answer = run.answer}));
    for (auto const& after : run.afterwards) {
        TRY(after());
    }
    return position;
}

// The last that is asked of the run: what it holds is given away.
Value answer_of(StepRun& run, Procedure const& procedure, std::int64_t position) {
    auto answer = Value::object();
    answer.set("id", run.object.id)
        .set("kind", procedure.kind)
        .set("state", run.object.state)
        .set("state_label", label_of(procedure, run.object.state).zh)
        .set("revision", run.object.revision)
        .set("journal_position", position);
    for (auto& [key, value] : std::move(run.answer).members()) {
        answer.set(std::move(key), std::move(value));
    }
    auto const& book = run.engine.book();
    Value warnings = Value::list();
    for (auto const& warning : run.judge.warnings()) {
        warnings.push(finding_value(book, warning));
    }
    // Who asked is told the judgement in people's words by the desk, when nobody waits for the writer any more.
    answer.set("warnings", std::move(warnings)).set("why", std::move(run.judge).why());
    return answer;
}

}  // namespace

StepRun::StepRun(Engine const& asked, api::Call& call, Form const& given, Step const& done, Object about,
                 law::Judge judging)
    : engine(asked),
      tx(call.tx),
      context(call.context),
      form(given),
      step(done),
      object(std::move(about)),
      judge(std::move(judging)),
      to(done.to.empty() ? object.state : done.to) {}

Result<Form> StepRun::whole(Fields const& fields, Value const& kept) const {
    return Form::read(fields, kept, context, Form::Completeness::whole);
}

Result<Value> Engine::run_step(api::Call& call, Procedure const& procedure, Step const& step) const {
    auto object = TRY(object_of(*this, call, procedure, step));
    TRY(admit(call, procedure, step, object));
    static Fields const no_fields;
    auto const& fields = step.input == nullptr ? no_fields : *step.input;
    auto const form = TRY(Form::read(fields, call.body, call.context, step.completeness));
    auto const before = object;
    auto const judged = judged_by(step, object);
    if (step.from.empty()) {
        object.state = step.to;
    }
    StepRun run(*this, call, form, step, std::move(object), judge(call.context, judged.rules));
    try {
        ask_before(run, incompatible_);
        TRY(run.judge.verdict());  // what is stayed or incompatible is not even begun: no envelope is opened for it
        TRY(step.apply(run));
        TRY(run.judge.verdict());
    } catch (law::Unanswerable const& unanswerable) {
        return no_number(unanswerable);
    }
    keep(run, procedure, before, acting_post(call.tx, step.who, judged, call.context.caller));
    follow_up(run);
    auto const position = TRY(tell(run, procedure, before.state));
    return answer_of(run, procedure, position);
}

}  // namespace qiyue::workflow

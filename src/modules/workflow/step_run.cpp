#include "modules/workflow/api.hpp"

#include "law/telling.hpp"
#include "modules/journal/api.hpp"
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
                    .says = {procedure.title.zh + "现为“" + now.zh + "”,不能" + step.title.zh,
                             "not possible while the " + procedure.title.en + " is “" + now.en + "”: " + step.title.en},
                    .remedy = {"须先到达:" + needed.zh, "it must first be: " + needed.en},
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

Value finding_value(law::Rulebook const& book, Finding const& finding) {
    Value cites = Value::list();
    for (auto const& clause : finding.cites) {
        cites.push(clause.id);
    }
    return Value::object()
        .set("code", finding.code)
        .set("field", finding.field)
        .set("says", Value::object().set("zh", finding.says.zh).set("en", finding.says.en))
        .set("cites", cites)
        .set("why", law::reasoned(book, finding));
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
    auto const& context = call.context;
    auto& tx = call.tx;
    auto const creates = step.from.empty();

    Object object;
    if (creates) {
        object.id = ports_.ids.next();
        object.kind = procedure.kind;
        object.owner = context.caller.organisation;
        object.region = context.caller.region;
        object.rules = {.place = place_, .pinned = context.today()};
        object.created = context.now;
        if (!step.parent.empty()) {
            auto const parent = TRY(get(tx, call.body[step.parent].integer_or(0), step.parent_kind));
            object.parent = parent.id;
            object.project = parent.kind == "project" ? parent.id : parent.project;
            object.owner = parent.owner;
            object.region = parent.region;
            object.rules = parent.rules;
        }
    } else {
        object = TRY(get(tx, TRY(call.number("id")), procedure.kind));
    }

    auto const judged_object = [&] {
        // A new object has no participants of its own yet: those of its parent count.
        auto about = object;
        about.id = creates && object.parent != 0 ? object.parent : object.id;
        return about;
    }();
    if (!may(tx, step.who, judged_object, context.caller) && !waived(step, context)) {
        return not_yours(step, context.caller);
    }
    if (!creates) {
        if (call.revision != 0 && call.revision != object.revision) {
            return Refusal(Reason::stale,
                           Finding{.code = "workflow.stale",
                                   .says = {"其他人已先作修改,请刷新后再办理",
                                            "somebody changed it meanwhile; reload and try again"},
                                   .remedy = {"当前版本号为 " + std::to_string(object.revision),
                                              "the revision is now " + std::to_string(object.revision)}});
        }
        if (std::ranges::find(step.from, object.state) == step.from.end() && !context.off(step.closed_by)) {
            return not_in_this_state(procedure, step, object);
        }
    }

    static Fields const no_fields;
    auto const form =
        TRY(Form::read(step.input == nullptr ? no_fields : *step.input, call.body, context, step.completeness));
    auto const from = object.state;
    auto const revision_before = object.revision;
    if (creates) {
        object.state = step.to;
    }
    StepRun run(*this, call, form, step, std::move(object), judge(context, judged_object.rules));
    try {
        for (auto const& pair : incompatible_) {
            if (!step.act.empty() && pair.later == step.act) {
                auto const before = store::actors(tx, run.object.project, pair.earlier);
                auto const same = std::ranges::find(before, context.caller.person) != before.end();
                run.judge.ask(pair.clause,
                              law::Facts()
                                  .with("earlier_act", pair.earlier)
                                  .with("act", pair.later)
                                  .with("done_by_same_person", same));
            }
        }
        for (auto const& stay : stays(tx, run.object, step, context)) {
            run.judge.require(stay.clause, stay.facts, false, stay.code, {}, stay.says, stay.remedy);
        }
        TRY(run.judge.verdict());  // what is stayed or incompatible is not even begun: no envelope is opened for it
        TRY(step.apply(run));
        TRY(run.judge.verdict());
    } catch (law::Unanswerable const& unanswerable) {
        return Refusal(
            Reason::unlawful,
            Finding{.code = "law.no_number",
                    .says = {"所适用的规则在该日没有“" + unanswerable.key() + "”的数值,不能据以办理",
                             "the rules hold no value of " + unanswerable.key() + " for that day"},
                    .remedy = {"请管理员录入该数值及其依据", "an administrator must enter it with its source"}});
    }

    // apply() may have touched the object through the engine; the row is written once, here.
    run.object.state = run.to.empty() ? run.object.state : run.to;
    run.object.revision = revision_before + 1;
    run.object.changed = context.now;
    if (creates) {
        if (run.object.kind == "project") {
            run.object.project = run.object.id;
        }
        store::insert(tx, run.object);
    } else {
        ENSURE(store::update(tx, run.object, revision_before));
        unseal_when_shown(tx, procedure, run.object.id, from, run.object.state);
    }
    store::insert(tx,
                  store::Event{.id = ports_.ids.next(),
                               .object = run.object.id,
                               .project = run.object.project,
                               .kind = procedure.kind,
                               .step = step.name,
                               .from = from,
                               .to = run.object.state,
                               .person = context.caller.person,
                               .organisation = context.caller.organisation,
                               .person_name = context.caller.person_name,
                               .organisation_name = context.caller.organisation_name,
                               .post = acting_post(tx, step.who, judged_object, context.caller),
                               .at = context.now,
                               .why = json::write(run.judge.why()),
                               .shown_publicly = step.shown_publicly});
    if (!step.act.empty() && context.caller.person != 0) {
        store::insert_act(tx, run.object.project, step.act, context.caller.person, run.object.id, context.now);
    }
    for (auto const& participant : run.new_participants) {
        store::insert(tx, run.object.id, participant);
    }
    for (auto const& closed : step.closes) {
        constexpr std::string_view of_project = "project:";
        if (closed.starts_with(of_project)) {
            store::close_duties_of_project(tx, run.object.project, closed.substr(of_project.size()), context.now);
        } else {
            store::close_duties(tx, run.object.id, closed, context.now);
        }
    }
    for (auto const& opens : step.opens) {
        open_duty(tx, context, run.object, opens, context.today());
    }

    auto const input = form.value();
    auto body = Value::object();
    body.set("answer", run.answer).set("from", from).set("to", run.object.state);
    auto const position = journal::append(
        tx, context, ports_,
        journal::Entry{.operation = procedure.kind + "." + step.name,
                       .kind = procedure.kind,
                       .object = run.object.id,
                       .project = run.object.project,
                       .input = {.fields = step.input == nullptr ? &no_fields : step.input, .value = input},
                       .body = body,
                       .told = told(procedure, run.object.state)});
    TRY(ports_.bus.raise(
        tx, context,
        StepDone{.object = run.object, .step = step.name, .from = from, .input = input, .answer = run.answer}));
    for (auto const& after : run.afterwards) {
        TRY(after());
    }

    auto answer = Value::object();
    answer.set("id", run.object.id)
        .set("kind", procedure.kind)
        .set("state", run.object.state)
        .set("state_label", label_of(procedure, run.object.state).zh)
        .set("revision", run.object.revision)
        .set("journal_position", position);
    for (auto const& [key, value] : run.answer.members()) {
        answer.set(key, value);
    }
    Value warnings = Value::list();
    for (auto const& warning : run.judge.warnings()) {
        warnings.push(finding_value(book_, warning));
    }
    answer.set("warnings", warnings).set("why", law::with_told(book_, run.judge.why()));
    return answer;
}

}  // namespace qiyue::workflow

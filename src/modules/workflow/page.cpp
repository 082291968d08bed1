#include "modules/workflow/page.hpp"

#include "law/telling.hpp"
#include "modules/identity/api.hpp"
#include "modules/workflow/calendars.hpp"
#include "modules/workflow/permission.hpp"
#include "modules/workflow/store.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

std::string_view name_of(Relation relation) {
    switch (relation) {
    case Relation::owner: return "owner";
    case Relation::party: return "party";
    case Relation::finance: return "finance";
    case Relation::participant: return "participant";
    case Relation::anyone: return "anyone";
    case Relation::city: return "city";
    }
    ENSURE(false);
}

// By which rules it goes: of which place and day, of which special fields, and what was kept in force past its end.
Value rules_value(law::RuleSet const& rules) {
    auto value = Value::object().set("place", rules.place).set("pinned", rules.pinned.iso());
    auto const set = [&](char const* name, std::set<std::string, std::less<>> const& ids) {
        Value all = Value::list();
        for (auto const& id : ids) {
            all.push(id);
        }
        if (!ids.empty()) {
            value.set(name, std::move(all));
        }
    };
    set("fields", rules.fields);
    set("extended", rules.extended);
    return value;
}

Value who_value(std::vector<Actor> const& who) {
    Value list = Value::list();
    for (auto const& actor : who) {
        list.push(Value::object()
                      .set("post", actor.post)
                      .set("label", label(post_label(actor.post)))
                      .set("relation", name_of(actor.relation)));
    }
    return list;
}

// Below zero: so many working days late.
int working_days_left(WorkCalendar const& calendar, Day today, Day due) {
    return due < today ? -std::max(1, calendar.working_days_between(due, today))
                       : calendar.working_days_between(today, due);
}

// No step of its own: it followed another matter. What it became then is what a reader wants to know.
Text followed(Procedure const& procedure, std::string_view state) {
    auto const found = std::ranges::find(procedure.states, state, &State::name);
    return found == procedure.states.end() ? Text{"随其他事项变更", "follows another step"}
                                           : Text{"转为“" + found->label.zh + "”", "became “" + found->label.en + "”"};
}

Value event_value(Engine const& engine, store::Event const& event) {
    auto const& procedure = engine.procedure(event.kind);
    auto const step = std::ranges::find(procedure.steps, event.step, &Step::name);
    auto const title = event.step == recounted_step ? Text{"期限重新核算", "a deadline was counted again"}
        : step == procedure.steps.end()             ? followed(procedure, event.to)
                                                    : step->title;
    return Value::object()
        .set("at", event.at.iso())
        .set("object", event.object)
        .set("kind", event.kind)
        .set("kind_title", label(procedure.title))
        .set("step", event.step)
        .set("title", label(title))
        .set("from", event.from)
        .set("to", event.to)
        .set("to_label", state_label(procedure, event.to))
        .set("organisation", event.organisation_name);
}

}  // namespace

Value label(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en.empty() ? text.zh : text.en);
}

std::string state_label(Procedure const& procedure, std::string_view state) {
    auto const found = std::ranges::find(procedure.states, state, &State::name);
    return found == procedure.states.end() ? std::string(state) : found->label.zh;
}

Value organisation_value(db::Tx& tx, std::int64_t id) {
    if (id == 0) {
        return {};
    }
    auto const found = identity::organisation(tx, id);
    return Value::object().set("id", id).set("name", found ? found->name : std::string());
}

Value summary(db::Tx& tx, Engine const& engine, Object const& object) {
    auto const& procedure = engine.procedure(object.kind);
    return Value::object()
        .set("id", object.id)
        .set("kind", object.kind)
        .set("kind_title", label(procedure.title))
        .set("plural", procedure.plural)
        .set("title", object.title)
        .set("state", object.state)
        .set("state_label", state_label(procedure, object.state))
        .set("project", object.project)
        .set("parent", object.parent)
        .set("owner", organisation_value(tx, object.owner))
        .set("party", organisation_value(tx, object.party))
        .set("region", object.region)
        .set("revision", object.revision)
        .set("created", object.created.iso())
        .set("changed", object.changed.iso());
}

Value duty_value(db::Tx& tx, Engine const& engine, Duty const& duty, Day today) {
    auto const overdue = !duty.closed && duty.due < today;
    return Value::object()
        .set("id", duty.id)
        .set("name", duty.name)
        .set("title", label(duty.title))
        .set("object", duty.object)
        .set("kind", duty.kind)
        .set("plural", engine.procedure(duty.kind).plural)
        .set("project", duty.project)
        .set("holder", organisation_value(tx, duty.holder))
        .set("post", duty.post)
        .set("post_label", label(post_label(duty.post)))
        .set("opened", duty.opened.iso())
        .set("due", duty.due.iso())
        .set("working_days_left", working_days_left(engine.calendar(), today, duty.due))
        .set("due_today", duty.due == today)
        .set("next_working_day", duty.due == engine.calendar().after(today, WorkingDays{1}).due)
        .set("overdue", overdue)
        .set("provisional", duty.provisional)
        .set("clause", duty.clause)
        .set("sum", duty.sum)
        .set("told", law::told_deadline(engine.book(), duty.sum))
        .set("closed", duty.closed ? Value(duty.closed->iso()) : Value());
}

Value duty_of(db::Tx& tx, Engine const& engine, Duty const& duty, Context const& context) {
    auto value = duty_value(tx, engine, duty, context.today());
    auto const object = engine.find(tx, duty.object);
    if (object && engine.readable(tx, *object, context)) {
        value.set("object_title", object->title);
    }
    return value;
}

Value open_until(db::Tx& tx, Engine const& engine, Object const& object, Context const& context) {
    auto const& rules = engine.procedure(object.kind);
    if (rules.shows == nullptr || !rules.view) {
        return {};
    }
    auto const field = std::ranges::find(*rules.shows, "open_until", &Field::name);
    if (field == rules.shows->end()) {
        return {};
    }
    auto const until = Instant::parse(rules.view(tx, object, context)["open_until"].text_or({}));
    if (!until.ok()) {
        return {};
    }
    auto const day = until.value().day();
    return Value::object()
        .set("label", label(field->label))
        .set("at", until.value().iso())
        .set("past", until.value() < context.now)
        .set("working_days_left", working_days_left(engine.calendar(), context.today(), day))
        .set("due_today", day == context.today())
        .set("next_working_day", day == engine.calendar().after(context.today(), WorkingDays{1}).due);
}

Value step_value(Engine const& engine, Procedure const& procedure, Step const& step, Clauses wanted) {
    Value clauses = Value::list();
    for (auto const& clause : step.clauses) {
        clauses.push(wanted == Clauses::ids ? Value(clause.id) : engine.book().cite(clause));
    }
    Value from = Value::list();
    for (auto const& state : step.from) {
        from.push(state);
    }
    auto value = Value::object();
    value.set("name", step.name)
        .set("operation", procedure.kind + "." + step.name)
        .set("title", label(step.title))
        .set("from", from)
        .set("to", step.to)
        .set("creates", step.from.empty())
        .set("draft", step.completeness == Form::Completeness::draft)
        .set("expected", step.expected)
        .set("who", who_value(step.who))
        .set("input", step.input == nullptr ? Value::list() : describe(*step.input))
        .set("clauses", clauses);
    if (!step.parent.empty()) {
        value.set("parent_field", step.parent).set("parent_kind", step.parent_kind);
    }
    return value;
}

Value Engine::page(db::Tx& tx, Object const& object, Context const& context) const {
    auto const& rules = procedure(object.kind);
    auto page = summary(tx, *this, object);
    page.set("rules", rules_value(object.rules));
    auto body = rules.view ? rules.view(tx, object, context) : Value::object();
    if (veil_) {
        veil_(tx, object, context, body);
    }
    page.set("body", body);

    Value next = Value::list();
    for (auto const& step : rules.steps) {
        if (std::ranges::find(step.from, object.state) != step.from.end()) {
            auto value = step_value(*this, rules, step, Clauses::words);
            value.set("allowed", context.caller.signed_in() && may(tx, step.who, object, context.caller));
            Value stayed = Value::list();
            for (auto const& stay : stays(tx, object, step, context)) {
                stayed.push(Value::object().set("says", label(stay.says)).set("cites", book().cite(stay.clause)));
            }
            if (stayed.size() > 0) {
                value.set("stayed", stayed);
            }
            next.push(value);
        }
    }
    page.set("next", next);
    Value duties = Value::list();
    for (auto const& duty : store::duties_of_object(tx, object.id)) {
        duties.push(duty_value(tx, *this, duty, context.today()));
    }
    page.set("duties", duties);

    Value timeline = Value::list();
    // A stranger who signed in reads no more of a public object than one who did not.
    auto const inside = concerned(tx, object, context);
    auto const secret = rules.names_secret && rules.names_secret(object, context);
    for (auto const& event : store::events_of_object(tx, object.id)) {
        if (!inside && !event.shown_publicly) {
            continue;
        }
        auto value = event_value(*this, event);
        if (inside) {
            if (!secret) {
                value.set("person", event.person_name);
            }
            value.set("post", event.post).set("post_label", label(post_label(event.post)));
            if (event.why != "[]") {
                value.set("why", law::with_told(book(), json::parse(event.why).value()));
            }
        }
        timeline.push(value);
    }
    page.set("timeline", timeline);

    Value under = Value::list();
    for (auto const& child : children(tx, object.id)) {
        if (readable(tx, child, context)) {
            under.push(summary(tx, *this, child));
        }
    }
    page.set("children", under);
    return page;
}

Value Engine::public_timeline(db::Tx& tx, std::int64_t project) const {
    Value timeline = Value::list();
    for (auto const& event : store::events_of_project(tx, project, /*only_public=*/true)) {
        timeline.push(event_value(*this, event));
    }
    return timeline;
}

}  // namespace qiyue::workflow

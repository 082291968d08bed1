#include "modules/workflow/inbox.hpp"

#include "modules/workflow/page.hpp"
#include "modules/workflow/permission.hpp"
#include "modules/workflow/store.hpp"

#include <algorithm>
#include <set>

namespace qiyue::workflow {

namespace {

// The steps that wait for this caller now.
Value waiting_steps(db::Tx& tx, Engine const& engine, Object const& object, Caller const& caller) {
    Value steps = Value::list();
    for (auto const& step : engine.procedure(object.kind).steps) {
        auto const now = std::ranges::find(step.from, object.state) != step.from.end();
        if (now && step.expected && may(tx, step.who, object, caller)) {
            steps.push(Value::object().set("name", step.name).set("title", label(step.title)));
        }
    }
    return steps;
}

// Nothing is expected of anybody any more.
bool finished(Engine const& engine, Object const& object) {
    return std::ranges::none_of(engine.procedure(object.kind).steps, [&](Step const& step) {
        return step.expected && std::ranges::find(step.from, object.state) != step.from.end();
    });
}

// All that is not finished, however much was done before it: work that waits must not drop off the end of a list.
template <class Batch> void gather(db::Tx& tx, Engine const& engine, Context const& context, Batch batch,
                                   std::set<std::int64_t>& seen, std::vector<Object>& objects) {
    constexpr std::int64_t at_once = 500;
    std::int64_t before = 0;
    for (bool more = true; more;) {
        auto found = batch(before, at_once);
        more = std::ssize(found) == at_once;
        for (auto& object : found) {
            before = object.id;
            if (!finished(engine, object) && engine.concerned(tx, object, context) && seen.insert(object.id).second) {
                objects.push_back(std::move(object));
            }
        }
    }
}

std::vector<Object> concerning(db::Tx& tx, Engine const& engine, Context const& context) {
    auto const& caller = context.caller;
    auto const region = caller.organisation_kind == "finance" ? caller.region : std::string();
    std::set<std::int64_t> seen;
    std::vector<Object> objects;
    gather(
        tx, engine, context,
        [&](std::int64_t before, std::int64_t limit) {
            return store::concerning(tx, caller.organisation, region, before, limit);
        },
        seen, objects);
    gather(
        tx, engine, context,
        [&](std::int64_t before, std::int64_t limit) {
            return store::participations(tx, caller.person, before, limit);
        },
        seen, objects);
    return objects;
}

}  // namespace

Value inbox(db::Tx& tx, Engine const& engine, Context const& context) {
    auto const& caller = context.caller;
    Value todo = Value::list();
    auto const duties = store::open_duties_of_holder(tx, caller.organisation);
    for (auto const& object : concerning(tx, engine, context)) {
        auto steps = waiting_steps(tx, engine, object, caller);
        if (steps.size() == 0) {
            continue;
        }
        auto line = Value::object();
        line.set("object", summary(tx, engine, object)).set("steps", steps);
        auto const due = std::ranges::find(duties, object.id, &Duty::object);
        if (due != duties.end()) {
            line.set("due", duty_of(tx, engine, *due, context));
        } else if (auto until = open_until(tx, engine, object, context); until.is_object()) {
            line.set("open_until", std::move(until));
        }
        todo.push(line);
    }

    Value owed = Value::list();
    for (auto const& duty : duties) {
        if (duty.post.empty() || caller.holds(duty.post) || caller.holds(caller.organisation_kind + ".head")) {
            owed.push(duty_of(tx, engine, duty, context));
        }
    }

    Value can_create = Value::list();
    for (auto const& procedure : engine.procedures()) {
        for (auto const& step : procedure.steps) {
            auto const mine =
                std::ranges::any_of(step.who, [&](Actor const& actor) { return caller.holds(actor.post); });
            if (step.from.empty() && mine) {
                can_create.push(Value::object()
                                    .set("kind", procedure.kind)
                                    .set("plural", procedure.plural)
                                    .set("kind_title", label(procedure.title))
                                    .set("step", step.name)
                                    .set("title", label(step.title))
                                    .set("parent_kind", step.parent_kind));
            }
        }
    }
    return Value::object()
        .set("today", context.today().iso())
        .set("todo", todo)
        .set("duties", owed)
        .set("can_create", can_create);
}

}  // namespace qiyue::workflow

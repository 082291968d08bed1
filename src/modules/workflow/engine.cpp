#include "modules/workflow/api.hpp"

#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "modules/workflow/permission.hpp"
#include "modules/workflow/secrecy.hpp"
#include "modules/workflow/store.hpp"

#include <algorithm>
#include <iterator>

namespace qiyue::workflow {

namespace {

// GB/T 2260: the first four digits name the city. Whoever watches over a city watches over no other.
bool same_city(std::string_view one, std::string_view other) {
    return one.size() >= 4 && one.substr(0, 4) == other.substr(0, 4);
}

// Experts stand in one organisation and judge for many: of what is the pool's, each reads what he takes part in.
bool of_the_house(Caller const& caller) {
    return caller.organisation_kind != "experts" || caller.holds("experts.keeper");
}

}  // namespace

Engine::Engine(law::Rulebook const& book, WorkCalendar const& calendar, api::Ports& ports, std::string place)
    : book_(book), calendar_(calendar), ports_(ports), place_(std::move(place)) {}

void Engine::add(Procedure procedure) {
    // A step names what it goes by in every city; its page shows the rules of this one.
    auto const elsewhere = [&](Clause clause) {
        auto const* entry = book_.find(clause.id);
        return entry != nullptr && !book_.statute_of(*entry).national() && book_.statute_of(*entry).place != place_;
    };
    for (auto& step : procedure.steps) {
        std::erase_if(step.clauses, elsewhere);
        auto const known = [&](std::string const& state) {
            return std::ranges::find(procedure.states, state, &State::name) != procedure.states.end();
        };
        ENSURE(std::ranges::all_of(step.from, known));
        ENSURE(step.to.empty() ? !step.from.empty() : known(step.to));
        ENSURE(!step.who.empty() && step.apply);
    }
    by_kind_.emplace(procedure.kind, procedures_.size());
    procedures_.push_back(std::move(procedure));
}

void Engine::add(Incompatible pair) {
    incompatible_.push_back(std::move(pair));
}

Procedure const& Engine::procedure(std::string_view kind) const {
    auto const found = by_kind_.find(kind);
    ENSURE(found != by_kind_.end());
    return procedures_[found->second];
}

Text Engine::state_of(Object const& object) const {
    auto const& states = procedure(object.kind).states;
    auto const found = std::ranges::find(states, object.state, &State::name);
    ENSURE(found != states.end());
    return found->label;
}

std::optional<Object> Engine::find(db::Tx& tx, std::int64_t id) const {
    return store::find(tx, id);
}

Result<Object> Engine::get(db::Tx& tx, std::int64_t id, std::string_view kind) const {
    auto found = store::find(tx, id);
    if (!found || found->kind != kind) {
        auto const& title = procedure(kind).title;
        return api::not_found({"没有编号为 " + std::to_string(id) + " 的" + title.zh,
                               "there is no " + title.en + " with number " + std::to_string(id)});
    }
    return *found;
}

std::vector<Object> Engine::of_project(db::Tx& tx, std::int64_t project, std::string_view kind) const {
    auto found =
        store::list(tx, {.kind = std::string(kind), .state = {}, .project = project, .text = {}, .limit = 1000});
    std::ranges::reverse(found);
    return found;
}

std::vector<Object> Engine::children(db::Tx& tx, std::int64_t parent, std::string_view kind) const {
    auto found = store::list(tx, {.kind = std::string(kind), .state = {}, .parent = parent, .text = {}, .limit = 5000});
    std::ranges::reverse(found);
    return found;
}

void Engine::move(db::Tx& tx, Context const& context, std::int64_t id, std::string const& to,
                  std::string const& because) const {
    auto object = store::find(tx, id);
    ENSURE(object.has_value());
    auto const& states = procedure(object->kind).states;
    ENSURE(std::ranges::find(states, to, &State::name) != states.end());
    auto const from = object->state;
    auto const before = object->revision;
    object->state = to;
    object->revision += 1;
    object->changed = context.now;
    ENSURE(store::update(tx, *object, before));
    unseal_when_shown(tx, procedure(object->kind), id, from, to);
    store::insert(tx,
                  store::Event{.id = ports_.ids.next(),
                               .object = id,
                               .project = object->project,
                               .kind = object->kind,
                               .step = because,
                               .from = from,
                               .to = to,
                               .person = context.caller.person,
                               .organisation = context.caller.organisation,
                               .person_name = context.caller.person_name,
                               .organisation_name = context.caller.organisation_name,
                               .post = {},
                               .at = context.now,
                               .why = "[]",
                               .shown_publicly = false});
    journal::append(tx, context, ports_,
                    journal::Entry{.operation = object->kind + "." + because,
                                   .kind = object->kind,
                                   .object = id,
                                   .project = object->project,
                                   .body = Value::object().set("from", from).set("to", to),
                                   .told = told(procedure(object->kind), to)});
}

void Engine::name_participant(db::Tx& tx, std::int64_t object, Participant const& participant) const {
    store::insert(tx, object, participant);
}

std::vector<Participant> Engine::participants(db::Tx& tx, std::int64_t object, std::string_view role) const {
    return store::participants(tx, object, role);
}

std::vector<std::int64_t> Engine::actors_of(db::Tx& tx, std::int64_t project, std::string_view act) const {
    return store::actors(tx, project, act);
}

void Engine::open_duty(db::Tx& tx, Context const& context, Object const& object, Opens const& opens, Day start,
                       std::int64_t holder) const {
    auto const asking = judge(context, object.rules);
    if (!asking.applies(opens.clause)) {
        return;
    }
    auto const deadline = asking.deadline(opens.deadline, start);
    if (holder == 0) {
        switch (opens.holder.relation) {
        case Relation::party: holder = object.party; break;
        case Relation::finance: holder = identity::finance_of(tx, object.region); break;
        case Relation::owner:
        case Relation::participant:
        case Relation::anyone:
        case Relation::city: holder = object.owner; break;
        }
    }
    Duty duty;
    duty.id = ports_.ids.next();
    duty.name = opens.duty;
    duty.title = opens.title;
    duty.object = object.id;
    duty.project = object.project;
    duty.kind = object.kind;
    duty.holder = holder;
    duty.post = opens.holder.post;
    duty.opened = start;
    duty.due = deadline.due;
    duty.provisional = deadline.provisional;
    duty.clause = std::string(deadline.clause.id);
    duty.sum = deadline.sum;
    store::insert(tx, duty, opens.deadline);
}

void Engine::open_duty_until(db::Tx& tx, Context const& context, Object const& object, Opens const& opens, Day due,
                             std::int64_t holder) const {
    if (!judge(context, object.rules).applies(opens.clause)) {
        return;
    }
    Duty duty;
    duty.id = ports_.ids.next();
    duty.name = opens.duty;
    duty.title = opens.title;
    duty.object = object.id;
    duty.project = object.project;
    duty.kind = object.kind;
    duty.holder = holder;
    duty.post = opens.holder.post;
    duty.opened = context.today();
    duty.due = due;
    duty.clause = std::string(opens.clause.id);
    duty.sum = Value::object().set("start", duty.opened.iso()).set("due", due.iso());
    store::insert(tx, duty, {});
}

void Engine::close_duty(db::Tx& tx, Context const& context, std::int64_t object, std::string_view name,
                        std::int64_t holder) const {
    store::close_duties(tx, object, name, context.now, holder);
}

std::vector<Duty> Engine::duties(db::Tx& tx, std::int64_t project, bool only_open) const {
    return store::duties_of_project(tx, project, only_open);
}

law::Judge Engine::judge(Context const& context, law::RuleSet rules) const {
    return law::Judge(book_, calendar_, context, std::move(rules));
}

std::vector<Stay> Engine::stays(db::Tx& tx, Object const& object, Step const& step, Context const& context) const {
    std::vector<Stay> found;
    for (auto const& [activity, asked] : stays_) {
        if (!step.activity.empty() && activity == step.activity) {
            std::ranges::move(asked(tx, object, context), std::back_inserter(found));
        }
    }
    return found;
}

namespace {

bool public_by_its_state(Procedure const& rules, Object const& object) {
    auto const first = rules.states.empty() ? std::string() : rules.states.front().name;
    return (rules.public_reading && object.state != first) ||
        std::ranges::find(rules.public_in, object.state) != rules.public_in.end();
}

// What hangs under something that becomes public only in some of its states is not public before it: a report of work done
// under a contract that was not published yet.
bool public_with_what_it_hangs_under(Engine const& engine, db::Tx& tx, Object const& object) {
    if (!public_by_its_state(engine.procedure(object.kind), object)) {
        return false;
    }
    auto const above = object.parent == 0 ? std::nullopt : engine.find(tx, object.parent);
    return !above || engine.procedure(above->kind).public_in.empty() ||
        public_with_what_it_hangs_under(engine, tx, *above);
}

}  // namespace

bool Engine::readable(db::Tx& tx, Object const& object, Context const& context) const {
    return public_with_what_it_hangs_under(*this, tx, object) || concerned(tx, object, context);
}

bool Engine::concerned(db::Tx& tx, Object const& object, Context const& context) const {
    auto const& caller = context.caller;
    auto const& rules = procedure(object.kind);
    if (hidden(rules, object.state)) {
        return caller.signed_in() && caller.organisation == object.party;
    }
    if (rules.readable && rules.readable(object, context)) {
        return true;
    }
    if (!caller.signed_in()) {
        return false;
    }
    auto const finance =
        caller.organisation_kind == "finance" && (caller.region == object.region || caller.region.ends_with("00"));
    auto const audits = caller.organisation_kind == "audit" && !oversight_off(context);
    auto const oversees = (audits || finance) && same_city(caller.region, object.region);
    auto const owns = caller.organisation == object.owner && of_the_house(caller);
    return owns || caller.organisation == object.party || oversees || store::participates(tx, object.id, caller.person);
}

}  // namespace qiyue::workflow

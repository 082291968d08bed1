#include "modules/workflow/references.hpp"

#include "modules/identity/api.hpp"
#include "modules/workflow/page.hpp"
#include "modules/workflow/store.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

constexpr std::int64_t items_max = 50;

Value item(std::int64_t id, std::string label) {
    return Value::object().set("id", id).set("label", std::move(label));
}

Value organisations(db::Tx& tx, std::string const& kind, std::string const& wanted) {
    Value items = Value::list();
    for (auto const& found : identity::organisations(tx, kind)) {
        if (found.name.find(wanted) != std::string::npos && std::ssize(items.items()) < items_max) {
            items.push(item(found.id, found.name));
        }
    }
    return items;
}

std::string posts_of(Caller const& there) {
    std::string text;
    for (auto const& held : there.posts) {
        auto const* post = identity::find_post(held);
        text += (text.empty() ? "" : "、") + (post == nullptr ? held : post->label.zh);
    }
    return text;
}

// Colleagues are listed with their posts, and found by name or login. Somebody of another house is found by the whole login only, so that nobody
// can leaf through the people of the city; and that a person is in the pool of experts is never told.
Value people(db::Tx& tx, Caller const& caller, std::string const& wanted) {
    Value items = Value::list();
    for (auto const& found : identity::holders(tx, caller.organisation)) {
        auto const meant = found.name.find(wanted) != std::string::npos || found.login == wanted;
        if (meant && std::ssize(items.items()) < items_max) {
            auto const there = identity::caller_of(tx, found.id, caller.organisation);
            items.push(item(found.id, found.name + (there ? "(" + posts_of(*there) + ")" : std::string())));
        }
    }
    if (wanted.empty()) {
        return items;
    }
    auto const known = identity::person_by_login(tx, wanted);
    auto const houses =
        known && known->active ? identity::organisations_of(tx, known->id) : std::vector<std::int64_t>();
    if (houses.empty() || std::ranges::find(houses, caller.organisation) != houses.end()) {
        return items;
    }
    std::string names;
    for (auto const& id : houses) {
        auto const house = identity::organisation(tx, id);
        if (house && house->kind != "experts") {
            names += (names.empty() ? "" : "、") + house->name;
        }
    }
    items.push(item(known->id, known->name + (names.empty() ? "" : "(" + names + ")")));
    return items;
}

// What people call it beside its title: the "number" or "code" that its page shows, if it shows one.
std::string number_of(Procedure const& rules, Value const& body) {
    for (auto const& field : rules.shows == nullptr ? Fields() : *rules.shows) {
        auto const numbers = field.name == "number" || field.name == "code";
        if (numbers && field.kind == Kind::text && !field.is_confidential) {
            return body[field.name].text_or({});
        }
    }
    return {};
}

Value choice(Engine const& engine, api::Call& call, Object const& object) {
    auto const& rules = engine.procedure(object.kind);
    auto const state = state_label(rules, object.state);
    auto one = item(object.id, object.title + "(" + state + ")");
    one.set("title", object.title).set("state", state);
    auto const number = number_of(rules, rules.view ? rules.view(call.tx, object, call.context) : Value::object());
    if (!number.empty() && number != object.title) {
        one.set("number", number);
    }
    // Second instalments and first rounds there are many: the project tells which.
    auto const project = object.project == object.id ? std::nullopt : engine.find(call.tx, object.project);
    if (project && project->title != object.title) {
        one.set("within", project->title);
    }
    return one;
}

void objects(Engine const& engine, api::Call& call, std::string const& of, std::string const& wanted, Value& items) {
    constexpr std::int64_t at_once = 200;
    store::Filter filter{.kind = of, .state = {}, .text = wanted, .limit = at_once};
    for (bool more = true; more && std::ssize(items.items()) < items_max;) {
        auto const found = store::list(call.tx, filter);
        more = std::ssize(found) == at_once;
        for (auto const& object : found) {
            filter.before = object.id;
            if (std::ssize(items.items()) < items_max && engine.readable(call.tx, object, call.context)) {
                items.push(choice(engine, call, object));
            }
        }
    }
}

// The one with this id, for a page that has to name what was chosen before. A person is named to his house only.
Value the_one(Engine const& engine, api::Call& call, std::string const& of, std::int64_t id) {
    Value items = Value::list();
    if (of.starts_with("organisation")) {
        if (auto const found = identity::organisation(call.tx, id)) {
            items.push(item(id, found->name));
        }
    } else if (of == "person") {
        auto const colleagues = people(call.tx, call.context.caller, {});
        for (auto const& one : colleagues.items()) {
            if (one["id"].integer() == id) {
                items.push(one);
            }
        }
    } else if (auto const object = engine.find(call.tx, id);
               object && engine.readable(call.tx, *object, call.context)) {
        items.push(choice(engine, call, *object));
    }
    return items;
}

}  // namespace

Result<Value> references(Engine const& engine, api::Call& call) {
    auto const of = call.path.at("of");
    auto const wanted = call.query_or("q", {});
    auto const colon = of.find(':');
    auto const answer = [](Value items) { return Value::object().set("items", std::move(items)); };
    if (auto const id = call.query_number("id", 0); id != 0) {
        return answer(the_one(engine, call, of, id));
    }
    if (of.substr(0, colon) == "organisation") {
        return answer(organisations(call.tx, colon == std::string::npos ? "" : of.substr(colon + 1), wanted));
    }
    if (of == "person") {
        return answer(people(call.tx, call.context.caller, wanted));
    }
    Value items = Value::list();
    for (std::size_t from = 0; from <= of.size();) {
        auto const end = std::min(of.find('|', from), of.size());
        auto const kind = of.substr(from, end - from);
        if (std::ranges::find(engine.procedures(), kind, &Procedure::kind) == engine.procedures().end()) {
            return api::not_found({"没有这种引用", "there is no such reference"});
        }
        objects(engine, call, kind, wanted, items);
        from = end + 1;
    }
    return answer(std::move(items));
}

}  // namespace qiyue::workflow

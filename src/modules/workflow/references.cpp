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

// Colleagues are listed with their posts. Somebody of another house is found by the whole login only, so that nobody
// can leaf through the people of the city; and that a person is in the pool of experts is never told.
Value people(db::Tx& tx, Caller const& caller, std::string const& wanted) {
    Value items = Value::list();
    for (auto const& found : identity::holders(tx, caller.organisation)) {
        if (found.name.find(wanted) != std::string::npos && std::ssize(items.items()) < items_max) {
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

Value objects(Engine const& engine, api::Call& call, std::string const& of, std::string const& wanted) {
    constexpr std::int64_t at_once = 200;
    Value items = Value::list();
    store::Filter filter{.kind = of, .state = {}, .text = wanted, .limit = at_once};
    for (bool more = true; more && std::ssize(items.items()) < items_max;) {
        auto const found = store::list(call.tx, filter);
        more = std::ssize(found) == at_once;
        for (auto const& object : found) {
            filter.before = object.id;
            if (std::ssize(items.items()) < items_max && engine.readable(call.tx, object, call.context)) {
                items.push(item(object.id, object.title + "(" + state_label(engine.procedure(of), object.state) + ")"));
            }
        }
    }
    return items;
}

}  // namespace

Result<Value> references(Engine const& engine, api::Call& call) {
    auto const of = call.path.at("of");
    auto const wanted = call.query_or("q", {});
    auto const colon = of.find(':');
    auto const answer = [](Value items) { return Value::object().set("items", std::move(items)); };
    if (of.substr(0, colon) == "organisation") {
        return answer(organisations(call.tx, colon == std::string::npos ? "" : of.substr(colon + 1), wanted));
    }
    if (of == "person") {
        return answer(people(call.tx, call.context.caller, wanted));
    }
    if (std::ranges::find(engine.procedures(), of, &Procedure::kind) == engine.procedures().end()) {
        return api::not_found({"没有这种引用", "there is no such reference"});
    }
    return answer(objects(engine, call, of, wanted));
}

}  // namespace qiyue::workflow

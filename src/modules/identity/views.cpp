#include "modules/identity/views.hpp"

#include "modules/identity/entrance.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

namespace {

Value label_of_kind(std::string_view name) {
    auto const* kind = find_kind(name);
    return kind == nullptr ? Value() : view_of(kind->label);
}

Value short_view_of(Organisation const& organisation) {
    return Value::object({
        {"id", organisation.id},
        {"name", organisation.name},
        {"kind", organisation.kind},
        {"kind_label", label_of_kind(organisation.kind)},
        {"region", organisation.region},
    });
}

}  // namespace

Value view_of(Text const& text) {
    return Value::object({{"zh", text.zh}, {"en", text.en}});
}

Value view_of(Organisation const& organisation) {
    auto view = short_view_of(organisation);
    view.set("credit_code", organisation.credit_code);
    view.set("attributes", organisation.attributes);
    view.set("active", organisation.active);
    view.set("revision", organisation.revision);
    return view;
}

Value view_of(Person const& person) {
    return Value::object({
        {"id", person.id},
        {"name", person.name},
        {"login", person.login},
        {"attributes", person.attributes},
        {"active", person.active},
        {"revision", person.revision},
    });
}

Value view_of_posts(std::vector<std::string> const& names) {
    auto views = Value::list();
    for (auto const& name : names) {
        auto const* post = find_post(name);
        views.push(Value::object({{"name", name},
                                  {"label", post == nullptr ? Value() : view_of(post->label)},
                                  {"does", view_of(does(name))}}));
    }
    return views;
}

Value view_of_caller(db::Tx& tx, Caller const& caller) {
    auto const person = store::person(tx, caller.person);
    auto const organisation = store::organisation(tx, caller.organisation);
    auto const session = store::session(tx, caller.session);
    auto const totp = store::totp(tx, caller.person);
    auto others = Value::list();
    for (auto const& other : store::organisations_of(tx, caller.person)) {
        if (other.id != caller.organisation) {
            others.push(short_view_of(other));
        }
    }
    return Value::object({
        {"person",
         Value::object({{"id", caller.person}, {"name", caller.person_name}, {"login", person ? person->login : ""}})},
        {"organisation", organisation ? short_view_of(*organisation) : Value()},
        {"posts", view_of_posts(caller.posts)},
        {"csrf", session ? Value(session->csrf) : Value()},
        {"expires", session ? Value(session->expires.iso()) : Value()},
        {"totp", totp && totp->confirmed},
        {"recovery_left", store::count_recovery(tx, caller.person)},
        {"organisations", std::move(others)},
    });
}

}  // namespace qiyue::identity

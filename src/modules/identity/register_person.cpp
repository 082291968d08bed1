#include "modules/identity/register_person.hpp"

#include "modules/identity/password.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

Result<void> check_new_person(NewPerson const& made) {
    std::vector<Finding> findings;
    auto const add = [&](Result<void> const& checked) {
        if (!checked) {
            findings.insert(findings.end(), checked.refusal().findings().begin(), checked.refusal().findings().end());
        }
    };
    if (made.name.empty()) {
        add(api::invalid("identity.name_missing", "name", {"请填写姓名", "a name is needed"},
                         {"请填写姓名", "give a name"}));
    }
    if (!good_login(folded_login(made.login))) {
        add(api::invalid(
            "identity.login_invalid", "login",
            {"登录名为 3 到 64 个小写字母、数字或 . _ @ -", "a login is 3 to 64 letters, digits or . _ @ -"},
            {"请按此要求另填登录名", "choose another login of this kind"}));
    }
    add(check_password(made.password, made.login, "password"));
    if (!findings.empty()) {
        return Refusal(Reason::invalid, std::move(findings));
    }
    return {};
}

Result<std::int64_t> insert_new_person(db::Tx& tx, Context const& context, api::Ports& ports, NewPerson const& made,
                                       std::string const& password_hash) {
    auto const login = folded_login(made.login);
    if (store::person_by_login(tx, login)) {
        return api::conflict("identity.login_taken", {"这个登录名已经有人使用", "somebody has this login already"},
                             {"请换一个登录名", "choose another login"});
    }
    Person const person{.id = ports.ids.next(),
                        .name = made.name,
                        .login = login,
                        .attributes = made.attributes.is_object() ? made.attributes : Value::object()};
    store::insert_person(tx, person, password_hash, context.now);
    TRY(ports.bus.raise(tx, context, PersonRegistered{person}));
    return person.id;
}

Result<std::int64_t> register_person(db::Tx& tx, Context const& context, api::Ports& ports, NewPerson const& made) {
    TRY(check_new_person(made));
    return insert_new_person(tx, context, ports, made, crypto::hash_password(made.password, ports.password_cost));
}

}  // namespace qiyue::identity

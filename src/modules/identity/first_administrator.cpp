#include "modules/identity/first_administrator.hpp"

#include "modules/identity/register_person.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

namespace {

Refusal somebody_exists() {
    return api::conflict(
        "identity.somebody_exists",
        {"已有用户，不能再创建首位管理员", "somebody exists; the first administrator was made"},
        {"请由现有管理员任命", "ask an administrator to appoint you"}
    );
}

} // namespace

Result<std::int64_t> first_administrator(
    db::Database& database, Context const& context, api::Ports& ports, Rules const& rules,
    FirstAdministrator const& given
) {
    // Asked before as well, so that nobody can make us hash for nothing.
    if (!database.read<bool>([](db::Tx& tx) { return store::nobody_yet(tx); })) {
        return somebody_exists();
    }
    TRY(check_new_person(given.person));
    auto const hash = crypto::hash_password(given.person.password, ports.password_cost);
    return database.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        if (!store::nobody_yet(tx)) {
            return somebody_exists();
        }
        law::Judge judge(
            rules.book, rules.calendar, context, {.place = rules.place, .pinned = context.today()}
        );
        auto const organisation = TRY(register_organisation(
            tx, context, ports, judge,
            {.name = given.organisation_name,
             .kind = "platform",
             .region = given.region,
             .credit_code = {},
             .attributes = {}}
        ));
        auto const person = TRY(insert_new_person(tx, context, ports, given.person, hash));
        TRY(appoint(tx, context, ports, person, organisation, "platform.admin"));
        return person;
    });
}

} // namespace qiyue::identity

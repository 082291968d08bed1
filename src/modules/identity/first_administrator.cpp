#include "modules/identity/first_administrator.hpp"

#include "modules/identity/entrance.hpp"
#include "modules/identity/recovery.hpp"
#include "modules/identity/register_person.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/token.hpp"

namespace qiyue::identity {

namespace {

Refusal somebody_exists() {
    return api::conflict("identity.somebody_exists",
                         {"已有用户，不能再创建首位管理员", "somebody exists; the first administrator was made"},
                         {"请由现有管理员任命", "ask an administrator to appoint you"});
}

// Whoever asks first over the network must not get the city: the code is known to who started the program.
Result<void> check_setup_code(std::string const& kept, std::string const& typed) {
    if (kept.empty()) {
        return api::conflict("identity.no_setup_code", {"还没有安装码", "no set-up code was issued"},
                             {"请用 qiyue serve --empty 启动，安装码显示在终端里",
                              "start with qiyue serve --empty: it prints the code"});
    }
    if (!crypto::equal_constant_time(kept, digest_of_token(plain_code(typed)))) {
        return Refusal(Reason::forbidden,
                       {.code = "identity.setup_code_wrong",
                        .field = "setup_code",
                        .says = {"安装码不正确", "this is not the set-up code"},
                        .remedy = {"请查看启动程序的终端里最后一次显示的安装码",
                                   "it is the last one printed in the terminal that serves"}});
    }
    return {};
}

}  // namespace

bool nobody_yet(db::Tx& tx) {
    return store::nobody_yet(tx);
}

std::string issue_setup_code(db::Database& database, Context const& context, api::Ports& ports) {
    return database
        .write<std::string>([&](db::Tx& tx) -> Result<std::string> {
            if (!store::nobody_yet(tx)) {
                return std::string();
            }
            auto const code = new_code(ports.random);
            store::put_setup_code(tx, digest_of_token(plain_code(code)), context.now);
            return code;
        })
        .value();
}

Result<std::int64_t> first_administrator(db::Database& database, Context const& context, api::Ports& ports,
                                         Rules const& rules, FirstAdministrator const& given) {
    // Asked before as well, so that nobody can make us hash for nothing.
    if (!database.read<bool>([](db::Tx& tx) { return store::nobody_yet(tx); })) {
        return somebody_exists();
    }
    auto const kept = database.read<std::string>([](db::Tx& tx) { return store::setup_code(tx); });
    TRY(check_setup_code(kept, given.setup_code));
    TRY(check_new_person(given.person));
    auto const hash = crypto::hash_password(given.person.password, ports.password_cost);
    return database.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        if (!store::nobody_yet(tx)) {
            return somebody_exists();
        }
        TRY(check_setup_code(store::setup_code(tx), given.setup_code));  // a new one may have been issued meanwhile
        law::Judge judge(rules.book, rules.calendar, context, {.place = rules.place, .pinned = context.today()});
        auto const organisation = TRY(register_organisation(tx, context, ports, judge,
                                                            {.name = given.organisation_name,
                                                             .kind = "platform",
                                                             .region = given.region,
                                                             .credit_code = given.credit_code,
                                                             .attributes = {}}));
        auto const person = TRY(insert_new_person(tx, context, ports, given.person, hash));
        TRY(appoint(tx, context, ports, person, organisation, "platform.admin"));
        store::delete_setup_code(tx);
        return person;
    });
}

}  // namespace qiyue::identity

#include "modules/identity/own_credentials.hpp"

#include "modules/identity/password.hpp"
#include "modules/identity/prove.hpp"
#include "modules/identity/recovery.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

namespace {

constexpr std::size_t totp_secret_bytes = 20;  // SHA-1's own size, as RFC 4226 recommends

// Not `unauthenticated`: the session is good, and a browser must not take this for its end.
Refusal not_proved() {
    return Refusal(Reason::forbidden,
                   {.code = "identity.not_proved",
                    .says = {"原密码或动态码不正确", "the present password or code is not right"},
                    .remedy = {"请核对后再试", "check them and try again"}});
}

std::string login_of(db::Database& database, std::int64_t person) {
    return database.read<std::string>([&](db::Tx& tx) {
        auto const found = store::person(tx, person);
        return found ? found->login : std::string();
    });
}

Result<void> use_first_code(db::Tx& tx, Instant now, std::int64_t person, std::string const& code) {
    auto const totp = store::totp(tx, person);
    if (!totp || totp->confirmed) {
        return api::conflict("identity.totp_not_begun",
                             {"没有待确认的动态码", "no authenticator waits to be confirmed"},
                             {"请先启用动态码，取得密钥", "begin with setting one up, which gives its secret"});
    }
    auto const step = crypto::totp_step(totp->secret, code, now.micros() / 1'000'000);
    if (!step || !store::use_totp_step(tx, person, *step)) {
        return api::invalid("identity.totp_wrong", "code", {"动态码不正确", "the code is not right"},
                            {"请核对手机时间后再试", "check the clock of the phone and try again"});
    }
    return {};
}

}  // namespace

Result<void> change_password(db::Database& database, Context const& context, api::Ports& ports,
                             std::string const& remote, NewPassword const& given) {
    auto const login = login_of(database, context.caller.person);
    TRY(check_password(given.new_password, login, "new_password"));
    auto const hash = crypto::hash_password(given.new_password, ports.password_cost);
    return prove(database, context, ports, {login, given.old_password, given.code, remote}, not_proved(),
                 [&](db::Tx& tx, std::int64_t person) {
                     store::set_password(tx, person, hash);
                     store::end_other_sessions(tx, person, context.caller.session, context.now);
                     store::delete_devices(tx,
                                           person);  // who knew the old one is a stranger again, wherever it was typed
                     return ports.bus.raise(tx, context, CredentialsChanged{person, "password"});
                 });
}

Result<void> reset_password(db::Database& database, Context const& context, api::Ports& ports, std::int64_t person,
                            std::string const& new_password) {
    auto const login = login_of(database, person);
    if (login.empty()) {
        return api::not_found({"没有这个人员", "there is no such person"});
    }
    TRY(check_password(new_password, login, "password"));
    auto const hash = crypto::hash_password(new_password, ports.password_cost);
    return database.write<void>([&](db::Tx& tx) {
        store::set_password(tx, person, hash);
        store::delete_totp(tx, person);
        store::delete_recovery(tx, person);
        store::delete_devices(tx, person);
        store::end_other_sessions(tx, person, 0, context.now);
        return ports.bus.raise(tx, context, CredentialsChanged{person, "password_reset"});
    });
}

Result<TotpSecret> begin_totp(db::Tx& tx, Context const& context, api::Ports& ports) {
    auto const person = store::person(tx, context.caller.person);
    if (!person) {
        return api::not_found({"没有这个人员", "there is no such person"});
    }
    auto const secret = ports.random.bytes(totp_secret_bytes);
    if (!store::begin_totp(tx, person->id, secret)) {
        return api::conflict("identity.totp_exists", {"已经启用动态码", "an authenticator is set up already"},
                             {"请先停用原来的", "remove the present one first"});
    }
    auto const text = crypto::to_base32(secret);
    return TotpSecret{.secret = text,
                      .uri = "otpauth://totp/Qiyue:" + person->login + "?secret=" + text + "&issuer=Qiyue"};
}

Result<std::vector<std::string>> confirm_totp(db::Database& database, Context const& context, api::Ports& ports,
                                              std::string const& remote, std::string const& password,
                                              std::string const& code) {
    auto const login = login_of(database, context.caller.person);
    std::vector<std::string> codes;
    TRY(prove(database, context, ports, {login, password, {}, remote}, not_proved(),
              [&](db::Tx& tx, std::int64_t person) -> Result<void> {
                  TRY(use_first_code(tx, context.now, person, code));
                  store::confirm_totp(tx, person);
                  codes = give_recovery_codes(tx, ports, person);
                  return ports.bus.raise(tx, context, CredentialsChanged{person, "totp_on"});
              }));
    return codes;
}

Result<std::vector<std::string>> renew_recovery(db::Database& database, Context const& context, api::Ports& ports,
                                                std::string const& remote, std::string const& password,
                                                std::string const& code) {
    auto const login = login_of(database, context.caller.person);
    std::vector<std::string> codes;
    TRY(prove(database, context, ports, {login, password, code, remote}, not_proved(),
              [&](db::Tx& tx, std::int64_t person) -> Result<void> {
                  auto const totp = store::totp(tx, person);
                  if (!totp || !totp->confirmed) {
                      return api::conflict("identity.no_totp",
                                           {"没有启用动态码，不需要恢复码", "there is no authenticator to recover"},
                                           {"如需恢复码，请先启用动态码", "set up an authenticator first"});
                  }
                  codes = give_recovery_codes(tx, ports, person);
                  return ports.bus.raise(tx, context, CredentialsChanged{person, "recovery_codes"});
              }));
    return codes;
}

Result<void> remove_totp(db::Database& database, Context const& context, api::Ports& ports, std::string const& remote,
                         std::string const& password, std::string const& code) {
    auto const login = login_of(database, context.caller.person);
    return prove(database, context, ports, {login, password, code, remote}, not_proved(),
                 [&](db::Tx& tx, std::int64_t person) {
                     store::delete_totp(tx, person);
                     store::delete_recovery(tx, person);
                     return ports.bus.raise(tx, context, CredentialsChanged{person, "totp_off"});
                 });
}

}  // namespace qiyue::identity

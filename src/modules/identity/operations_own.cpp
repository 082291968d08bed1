#include "modules/identity/first_administrator.hpp"
#include "modules/identity/operations.hpp"
#include "modules/identity/own_credentials.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/views.hpp"

#include "platform/qr/qr.hpp"

namespace qiyue::identity {

namespace {

Fields const& first_administrator_fields() {
    static Fields const fields{
        field::secret("setup_code", {"安装码", "Set-up code"})
            .says({"启动程序的终端里显示的那一行", "the line printed in the terminal that serves"}),
        field::text("organisation_name", {"平台管理机构", "Organisation that runs the platform"}),
        field::text("region", {"行政区划代码", "Region code"}),
        field::text("credit_code", {"统一社会信用代码", "Unified social credit code"}).maybe(),
        field::text("name", {"姓名", "Name"}),
        field::text("login", {"登录名", "Login"}),
        field::secret("password", {"密码", "Password"}),
    };
    return fields;
}

Fields const& organisation_choice_fields() {
    static Fields const fields{field::reference("organisation", {"机构", "Organisation"}, "organisation")};
    return fields;
}

Fields const& change_password_fields() {
    static Fields const fields{
        field::secret("old_password", {"原密码", "Present password"}),
        field::secret("code", {"动态码", "Code"}).maybe(),
        field::secret("new_password", {"新密码", "New password"}).says({"至少 10 个字符", "at least 10 characters"}),
    };
    return fields;
}

Fields const& password_and_code_fields() {
    static Fields const fields{
        field::secret("password", {"密码", "Password"}),
        field::secret("code", {"动态码", "Code"}),
    };
    return fields;
}

Value nothing() {
    return Value::object();
}

Value view_of_codes(std::vector<std::string> const& codes) {
    auto list = Value::list();
    for (auto const& code : codes) {
        list.push(code);
    }
    return Value::object({{"recovery_codes", std::move(list)}});
}

Result<Value> run_choose_organisation(api::Call& call) {
    auto const& caller = call.context.caller;
    auto const chosen = call.form.integer("organisation");
    TRY(choose_organisation(call.tx, call.context, caller.session, chosen));
    auto moved = *caller_of(call.tx, caller.person, chosen);
    moved.session = caller.session;
    return view_of_caller(call.tx, moved);
}

api::Operation change_password_operation(api::Ports& ports) {
    return {.id = "identity.change_password",
            .method = http::Method::post,
            .path = "/api/me/password",
            .title = {"修改密码", "Change the password"},
            .input = &change_password_fields(),
            .throttles = true,
            .alone = [&ports](api::AloneCall& call) -> Result<Value> {
                TRY(change_password(call.database, call.context, ports, call.remote,
                                    {.old_password = call.form.text("old_password"),
                                     .code = call.form.text("code"),
                                     .new_password = call.form.text("new_password")}));
                return nothing();
            }};
}

std::vector<api::Operation> totp_operations(api::Ports& ports) {
    return {
        {.id = "totp.begin",
         .method = http::Method::post,
         .path = "/api/me/totp",
         .title = {"启用动态码", "Set up an authenticator"},
         .answers_secret = true,
         .run = [&ports](api::Call& call) -> Result<Value> {
             auto const made = TRY(begin_totp(call.tx, call.context, ports));
             return Value::object({{"secret", made.secret}, {"uri", made.uri}, {"qr", qr::svg(made.uri)}});
         }},
        {.id = "totp.confirm",
         .method = http::Method::post,
         .path = "/api/me/totp/confirm",
         .title = {"确认动态码", "Confirm the authenticator"},
         .input = &password_and_code_fields(),
         .throttles = true,
         .alone = [&ports](api::AloneCall& call) -> Result<Value> {
             return view_of_codes(TRY(confirm_totp(call.database, call.context, ports, call.remote,
                                                   call.form.text("password"), call.form.text("code"))));
         }},
        {.id = "totp.recovery",
         .method = http::Method::post,
         .path = "/api/me/totp/recovery",
         .title = {"换发恢复码", "New recovery codes"},
         .input = &password_and_code_fields(),
         .throttles = true,
         .alone = [&ports](api::AloneCall& call) -> Result<Value> {
             return view_of_codes(TRY(renew_recovery(call.database, call.context, ports, call.remote,
                                                     call.form.text("password"), call.form.text("code"))));
         }},
        {.id = "totp.remove",
         .method = http::Method::post,
         .path = "/api/me/totp/remove",
         .title = {"停用动态码", "Remove the authenticator"},
         .input = &password_and_code_fields(),
         .throttles = true,
         .alone = [&ports](api::AloneCall& call) -> Result<Value> {
             TRY(remove_totp(call.database, call.context, ports, call.remote, call.form.text("password"),
                             call.form.text("code")));
             return nothing();
         }},
    };
}

api::Operation first_administrator_operation(api::Ports& ports, Rules const& rules) {
    return {.id = "identity.first_administrator",
            .method = http::Method::post,
            .path = "/api/first-administrator",
            .title = {"创建首位管理员", "Make the first administrator"},
            .access = api::Access::everyone,
            .input = &first_administrator_fields(),
            .alone = [&ports, rules](api::AloneCall& call) -> Result<Value> {
                auto const person = TRY(first_administrator(call.database, call.context, ports, rules,
                                                            {.organisation_name = call.form.text("organisation_name"),
                                                             .region = call.form.text("region"),
                                                             .person = {.name = call.form.text("name"),
                                                                        .login = call.form.text("login"),
                                                                        .password = call.form.text("password"),
                                                                        .attributes = {}},
                                                             .setup_code = call.form.text("setup_code"),
                                                             .credit_code = call.form.text("credit_code")}));
                return Value::object({{"person", person}});
            }};
}

}  // namespace

std::vector<api::Operation> own_operations(api::Ports& ports, Rules const& rules) {
    std::vector<api::Operation> made{
        {.id = "identity.me",
         .method = http::Method::get,
         .path = "/api/me",
         .title = {"我是谁", "Who am I"},
         .run = [](api::Call& call) -> Result<Value> { return view_of_caller(call.tx, call.context.caller); }},
        {.id = "identity.choose_organisation",
         .method = http::Method::post,
         .path = "/api/me/organisation",
         .title = {"切换机构", "Act for another organisation"},
         .input = &organisation_choice_fields(),
         .run = run_choose_organisation},
        change_password_operation(ports),
    };
    for (auto& operation : totp_operations(ports)) {
        made.push_back(std::move(operation));
    }
    for (auto& operation : session_operations()) {
        made.push_back(std::move(operation));
    }
    made.push_back({.id = "identity.set_up",
                    .method = http::Method::get,
                    .path = "/api/first-administrator",
                    .title = {"是否还没有用户", "Does nobody exist yet"},
                    .access = api::Access::everyone,
                    .run = [](api::Call& call) -> Result<Value> {
                        return Value::object({{"needed", store::nobody_yet(call.tx)}});
                    }});
    made.push_back(first_administrator_operation(ports, rules));
    return made;
}

}  // namespace qiyue::identity

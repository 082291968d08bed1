#include "app/web/edge.hpp"

#include "app/desk.hpp"
#include "app/web/own.hpp"
#include "modules/identity/entrance.hpp"
#include "platform/json/json.hpp"

#include "base/both.hpp"

#include <algorithm>

// POST /api/session signs in, GET tells who is signed in, DELETE signs out, POST /api/session/organisation chooses for
// whom. They stand apart from the operations because they make and end the cookie, and because hashing a password is
// slow on purpose and must not hold up the writer.
namespace qiyue::app::web {

namespace {

constexpr char const* cookie_name = "qiyue_session";
constexpr char const* device_cookie = "qiyue_device";
constexpr int device_seconds = 180 * 24 * 3600;

Value me(db::Tx& tx, identity::Session const& session) {
    auto const& caller = session.caller;
    Value posts = Value::list();
    for (auto const& held : caller.posts) {
        auto const& all = identity::posts();
        auto const found = std::ranges::find(all, held, &identity::Post::name);
        auto post = Value::object().set("name", held);
        if (found != all.end()) {
            post.set("label", both(found->label));
        }
        posts.push(post);
    }
    Value others = Value::list();
    for (auto const& id : identity::organisations_of(tx, caller.person)) {
        if (auto const organisation = identity::organisation(tx, id)) {
            others.push(Value::object().set("id", id).set("name", organisation->name));
        }
    }
    auto const organisation = Value::object()
                                  .set("id", caller.organisation)
                                  .set("name", caller.organisation_name)
                                  .set("kind", caller.organisation_kind)
                                  .set("region", caller.region);
    return Value::object()
        .set("person", Value::object().set("id", caller.person).set("name", caller.person_name))
        .set("organisation", organisation)
        .set("posts", posts)
        .set("organisations", others)
        .set("csrf", session.csrf)
        .set("expires", session.expires.iso());
}

http::Response answer_json(Value const& value) {
    http::Response response;
    response.body = json::write(value);
    response.with("Cache-Control", "no-store");
    return response;
}

std::string cookie_of(http::Request const& request, char const* name) {
    auto const found = request.cookies.find(name);
    return found == request.cookies.end() ? std::string() : found->second;
}

// By this a browser is known again, so that strangers who fail at its owner's login don't shut the owner out.
void set_device(http::Response& response, std::string const& token, bool secure) {
    response.with("Set-Cookie",
                  std::string(device_cookie) + "=" + token +
                      "; Path=/api/session; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(device_seconds) +
                      (secure ? "; Secure" : ""));
}

void set_cookie(http::Response& response, std::string const& token, bool secure) {
    response.with("Set-Cookie",
                  std::string(cookie_name) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" +
                      (token.empty() ? "; Max-Age=0" : "") + (secure ? "; Secure" : ""));
}

}  // namespace

http::Response Edge::session(http::Request& request, std::string_view operation) {
    auto const context = world_.context({});
    auto const cookie = request.cookies.find(cookie_name);
    // Behind a proxy that ends TLS the cookie travels over TLS only.
    auto const secure = request.header("x-forwarded-proto") == "https";
    auto const current = cookie == request.cookies.end()
        ? std::nullopt
        : world_.database().read<std::optional<identity::Session>>(
              [&](db::Tx& tx) { return identity::session(tx, context.now, cookie->second); });
    auto const tell = [&](identity::Session const& session) {
        return answer_json(world_.database().read<Value>([&](db::Tx& tx) { return me(tx, session); }));
    };
    auto const read_form = [&](Fields const& fields) -> Result<Form> {
        auto const body = TRY(json::parse(request.body));
        return Form::read(fields, body, context);
    };
    if (operation == "session.sign_in") {
        auto const form = read_form(sign_in_fields());
        if (!form.ok()) {
            return refuse(form.refusal());
        }
        auto const made =
            identity::sign_in(world_.database(), context, world_.ports(),
                              {.login = form.value().text("login"),
                               .password = form.value().text("password"),
                               .code = form.value().text("code"),
                               .remote = request.remote},
                              {.device = cookie_of(request, device_cookie), .agent = request.header("user-agent")});
        if (!made.ok()) {
            return refuse(made.refusal());
        }
        if (current) {  // whoever sat here before is out
            (void)world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
                identity::sign_out(tx, context.now, current->id);
                return true;
            });
        }
        auto response = tell(made.value().session);
        set_cookie(response, made.value().session.token, secure);
        if (!made.value().device.empty()) {
            set_device(response, made.value().device, secure);
        }
        return response;
    }
    if (!current) {
        return refuse(no_session());
    }
    if (operation == "session.read") {
        return tell(*current);
    }
    if (!crypto::equal_constant_time(current->csrf, request.header("x-csrf-token"))) {
        return refuse(no_csrf());
    }
    if (operation == "session.sign_out") {
        (void)world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            identity::sign_out(tx, context.now, current->id);
            return true;
        });
        auto response = answer_json(Value::object().set("signed_out", true));
        set_cookie(response, {}, secure);
        return response;
    }
    ENSURE(operation == "session.choose");
    auto const form = read_form(choose_fields());
    if (!form.ok()) {
        return refuse(form.refusal());
    }
    auto const chosen = world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        TRY(identity::choose_organisation(tx, world_.context(current->caller), current->id,
                                          form.value().integer("organisation")));
        return true;
    });
    if (!chosen.ok()) {
        return refuse(chosen.refusal());
    }
    auto const again = world_.database().read<std::optional<identity::Session>>(
        [&](db::Tx& tx) { return identity::session(tx, context.now, cookie->second); });
    return tell(again ? *again : *current);
}

}  // namespace qiyue::app::web

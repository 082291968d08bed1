#include "app/web/edge.hpp"

#include "app/desk.hpp"
#include "app/portal/portal.hpp"
#include "app/web/download.hpp"
#include "app/web/openapi.hpp"
#include "app/web/own.hpp"
#include "app/web/static_files.hpp"
#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "platform/json/json.hpp"
#include "platform/log/log.hpp"

#include "base/failure.hpp"
#include "base/number.hpp"

#include <algorithm>

namespace qiyue::app::web {

namespace {

constexpr char const* cookie_name = "qiyue_session";

// No script but our own files, no frames, nothing from elsewhere. Element Plus sets inline styles, so the workbench
// allows those; the portal does not.
constexpr char const* portal_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
constexpr char const* workbench_policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; script-src 'self'; "
    "connect-src 'self'; font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

http::Response json_response(int status, Value const& value) {
    http::Response response;
    response.status = status;
    response.body = json::write(value);
    response.with("Cache-Control", "no-store");
    return response;
}

// What If-Match names: 0 for nothing and for "*". What is no revision of ours can match none, so that a condition that
// was asked for is never passed over.
std::int64_t revision_in(std::string_view text) {
    if (text.empty() || text == "*") {
        return 0;
    }
    if (text.starts_with("W/")) {
        text.remove_prefix(2);
    }
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    auto const revision = whole_number(text).value_or(-1);
    return revision > 0 ? revision : -1;
}

bool changes(http::Method method) {
    return method != http::Method::get && method != http::Method::head;
}

constexpr char const* set_up_page = "/workbench/set-up";

// What the page needs where the first administrator is made.
bool for_set_up(std::string_view path) {
    return path == set_up_page || path.starts_with("/workbench/assets/") || path == "/workbench/icon.svg";
}

http::Response to_set_up() {
    http::Response onward;
    onward.status = 303;
    onward.content_type = "text/plain; charset=utf-8";
    return onward.with("Location", set_up_page).with("Cache-Control", "no-store");
}

// The name alone: a proxy may listen at another port than the browser sees.
std::string_view host_of(std::string_view authority) {
    auto const scheme = authority.find("://");
    authority = scheme == std::string_view::npos ? authority : authority.substr(scheme + 3);
    auto const bracket = authority.find(']');
    return bracket == std::string_view::npos ? authority.substr(0, authority.find(':'))
                                             : authority.substr(0, bracket + 1);
}

// Did a page of another site make the browser send this? The cookie would not travel, but signing in, and what needs no
// session, must not be done in somebody's name either. Programs send neither header.
bool from_elsewhere(http::Request const& request) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty()) {
        return site != "same-origin" && site != "none";
    }
    auto const origin = request.header("origin");
    return !origin.empty() && host_of(origin) != host_of(request.header("host"));
}

Refusal foreign() {
    return Refusal(Reason::forbidden,
                   Finding{.code = "forbidden",
                           .says = {"请求来自其他网站，未予办理", "a page of another site sent this; it was not done"},
                           .remedy = {"请在本站页面中操作", "do it on a page of this site"}});
}

// No reason of a refusal has this status: it is HTTP's own.
http::Response other_method(law::Rulebook const& rules, std::string const& allowed) {
    constexpr int method_not_allowed = 405;
    auto const refusal = Refusal(Reason::invalid,
                                 Finding{.code = "method_not_allowed",
                                         .says = {"此地址不接受这种请求方法", "this address has no such method"},
                                         .remedy = {"可用：" + allowed, "it takes " + allowed}});
    auto response = json_response(method_not_allowed, problem(rules, refusal).set("status", method_not_allowed));
    response.content_type = "application/problem+json; charset=utf-8";
    return response.with("Allow", allowed);
}

Refusal no_such_path() {
    return api::not_found({"没有这个地址", "there is no such address"});
}

}  // namespace

Edge::Edge(World& world, std::string folder, std::function<http::Response(http::Request const&, Context const&)> portal)
    : world_(world),
      folder_(std::move(folder)),
      portal_(std::move(portal)),
      router_(world.operations(), own_operations()),
      measures_(world),
      openapi_(json::write(openapi(world.operations(), own_operations(), world.rules()))) {
    for (auto const& operation : world.operations()) {
        if (operation.constant) {
            Asked asked;
            asked.operation = &operation;
            constants_.emplace(&operation, asked_of_world(asked));
        }
    }
}

http::Response Edge::refuse(Refusal const& refusal) const {
    auto response = json_response(status_of(refusal.reason()), problem(world_, refusal));
    response.content_type = "application/problem+json; charset=utf-8";
    if (refusal.reason() == Reason::throttled) {
        constexpr std::int64_t a_minute = 60;
        auto const& wait = refusal.findings().front().why["wait_seconds"];
        response.with("Retry-After", std::to_string(wait.integer_or(a_minute)));
    }
    return response;
}

bool Edge::may_send_large(http::Request const& request) const {
    auto const cookie = request.cookies.find(cookie_name);
    auto const whole = request.method == http::Method::put && request.path == "/api/files";
    auto const piece = request.method == http::Method::patch && request.path.starts_with("/api/uploads/");
    if ((!whole && !piece) || cookie == request.cookies.end()) {
        return false;
    }
    return world_.database().read<bool>(
        [&](db::Tx& tx) { return identity::session(tx, world_.clock().now(), cookie->second).has_value(); });
}

void Edge::know_visitor(http::Request& request) const {
    if (proxies_.trust(request.remote)) {
        request.remote = proxies_.visitor(request.remote, request.header("x-forwarded-for"));
    } else if (!proxies_.none()) {
        request.headers.erase("x-forwarded-proto");  // whoever does not come through the proxy says nothing about it
    }
}

bool Edge::nobody_yet() {
    if (!somebody_) {
        somebody_ = !world_.database().read<bool>([](db::Tx& tx) { return identity::nobody_yet(tx); });
    }
    return !somebody_;
}

http::Response Edge::answer(http::Request& request) {
    metrics::Stopwatch const watch;
    auto const peer = request.remote;
    know_visitor(request);
    std::string what = "none";
    http::Response response;
    try {
        response = request.path == "/metrics" ? measures(peer, request) : answer(request, what);
    } catch (...) {
        constexpr int failed = 500;  // what the server makes of it
        measures_.answered(what, failed, watch.milliseconds());
        throw;
    }
    measures_.answered(what, response.status, watch.milliseconds());
    auto const in_workbench = request.path == "/workbench" || request.path.starts_with("/workbench/");
    response.with("Content-Security-Policy", in_workbench ? workbench_policy : portal_policy)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    return response;
}

http::Response Edge::measures(std::string_view peer, http::Request const& request) const {
    auto const read = request.method == http::Method::get;
    return read && !proxies_.trust(peer) && Measures::may_read(peer, request) ? measures_.answer()
                                                                              : refuse(no_such_path());
}

http::Response Edge::answer(http::Request& request, std::string& what) {
    if (changes(request.method) && from_elsewhere(request)) {
        return refuse(foreign());
    }
    auto const& path = request.path;
    auto const pages_only = !path.starts_with("/api/");
    auto const sent_form = request.method == http::Method::post && portal::takes_forms(path);
    if (pages_only && !sent_form && request.method != http::Method::get && request.method != http::Method::head) {
        return other_method(world_.rules(), portal::takes_forms(path) ? "GET, HEAD, POST" : "GET, HEAD");
    }
    if (path == "/health") {
        what = "health";
        auto const size = world_.database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
        return json_response(200, Value::object().set("status", "ok").set("journal_size", size));
    }
    if (path.starts_with("/api/")) {
        return api(request, what);
    }
    if (path.starts_with("/static/")) {
        what = "static";
        auto found = static_file(folder_ + "/web/portal", path, request);
        return found ? *found : refuse(no_such_path());
    }
    if (!for_set_up(path) && nobody_yet()) {
        return to_set_up();
    }
    if (path == "/workbench" || path.starts_with("/workbench/")) {
        what = "workbench";
        auto const built = folder_ + "/web/workbench/dist";
        auto const inside = path.size() > 11 ? path.substr(10) : std::string("/index.html");
        if (auto found = static_file(built, inside, request)) {
            return *found;
        }
        auto page = static_file(built, "/index.html", request);  // the workbench routes its own addresses
        return page ? *page : refuse(no_such_path());
    }
    if (log_) {
        if (auto file = log_->answer(path)) {
            what = "log";
            return *file;
        }
    }
    what = "portal";
    std::optional<identity::Session> session;
    if (auto const cookie = request.cookies.find(cookie_name); cookie != request.cookies.end()) {
        session = world_.database().read<std::optional<identity::Session>>(
            [&](db::Tx& tx) { return identity::session(tx, world_.clock().now(), cookie->second); });
    }
    return portal_(request, world_.context(session ? session->caller : Caller{}));
}

http::Response Edge::own(http::Request& request, api::Operation const& operation) {
    auto const query = api::read_query(operation, request.query, world_.context({}));
    if (!query.ok()) {
        return refuse(query.refusal());
    }
    if (revision_in(request.header("if-match")) != 0) {
        return refuse(no_revision());
    }
    if (operation.id.starts_with("session.")) {
        return session(request, operation.id);
    }
    if (operation.id.starts_with("files.")) {
        return files(request, operation.id);
    }
    if (operation.id.starts_with("uploads.")) {
        return pieces(request, operation.id);
    }
    http::Response described;
    described.body = openapi_;
    return described;
}

http::Response Edge::api(http::Request& request, std::string& what) {
    auto const match = router_.find(request.method, request.path);
    if (match.operation == nullptr) {
        if (!match.allowed.empty()) {
            return other_method(world_.rules(), match.allowed);
        }
        return refuse(no_such_path());
    }
    what = match.operation->id;
    if (!match.operation->run && !match.operation->alone) {
        return own(request, *match.operation);
    }
    Asked asked;
    asked.operation = match.operation;
    asked.path = match.path;
    asked.query = request.query;
    asked.revision = revision_in(request.header("if-match"));
    asked.idempotency_key = request.header("idempotency-key");
    asked.remote = request.remote;
    if (auto const cookie = request.cookies.find(cookie_name); cookie != request.cookies.end()) {
        auto const now = world_.clock().now();
        auto const session = world_.database().read<std::optional<identity::Session>>(
            [&](db::Tx& tx) { return identity::session(tx, now, cookie->second); });
        if (session) {
            if (changes(request.method) &&
                !crypto::equal_constant_time(session->csrf, request.header("x-csrf-token"))) {
                return refuse(no_csrf());
            }
            if (session->touch_due) {
                (void)world_.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
                    identity::touch(tx, now, session->id);
                    return true;
                });
            }
            asked.caller = session->caller;
        }
    }
    // Who takes himself for signed in is not served as a stranger: he would see less, and act namelessly, unawares.
    if (asked.caller.person == 0 && !request.header("x-csrf-token").empty()) {
        return refuse(no_session());
    }
    if (!request.body_path.empty()) {
        return refuse(
            Refusal(Reason::too_large,
                    Finding{.code = "body_too_large",
                            .says = {"请求内容过大", "the request is too large"},
                            .remedy = {"请精简内容；文件请先单独上传", "shorten it; upload files apart, and first"}}));
    }
    if (!request.body.empty()) {
        auto body = json::parse(request.body);
        if (!body.ok()) {
            return refuse(body.refusal());
        }
        asked.body = std::move(body).value();
    }
    auto const plain = asked.query.empty() && asked.revision == 0;  // what can't be asked so is still refused
    return match.operation->constant && plain ? constants_.at(match.operation) : asked_of_world(asked);
}

http::Response Edge::asked_of_world(Asked const& asked) {
    auto const answer = run(world_, asked);
    if (!answer.ok()) {
        return refuse(answer.refusal());
    }
    if (auto const& file = answer.value()["download"]; file.is_object()) {
        http::Response download;
        download.body = file["bytes"].text();
        as_download(download, file["name"].text(), file["type"].text());
        return download.with("Cache-Control", "private, no-cache");
    }
    auto response = json_response(200, answer.value());
    if (answer.value()["revision"].is_integer()) {
        response.with("ETag", "\"" + std::to_string(answer.value()["revision"].integer()) + "\"");
    }
    return response;
}

}  // namespace qiyue::app::web

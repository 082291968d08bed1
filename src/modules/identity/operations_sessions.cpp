#include "modules/identity/operations.hpp"
#include "modules/identity/session.hpp"
#include "modules/identity/store.hpp"

#include <algorithm>

namespace qiyue::identity {

namespace {

Value view_of(db::Tx& tx, store::SessionRow const& session, std::int64_t current) {
    auto const organisation = store::organisation(tx, session.organisation);
    return Value::object({
        {"id", session.id},
        {"current", session.id == current},
        {"organisation", organisation ? organisation->name : std::string()},
        {"remote", session.remote},
        {"agent", session.agent},
        {"started", session.started.iso()},
        {"last_seen", session.last_seen.iso()},
        {"expires", session.expires.iso()},
    });
}

Result<Value> run_list(api::Call& call) {
    auto const& caller = call.context.caller;
    auto items = Value::list();
    for (auto const& session : store::sessions_of(call.tx, caller.person)) {
        if (alive(session, call.context.now)) {
            items.push(view_of(call.tx, session, caller.session));
        }
    }
    return Value::object({{"items", std::move(items)}});
}

Result<Value> run_end(api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const session = store::session(call.tx, id);
    if (!session || session->person != call.context.caller.person) {
        return api::not_found({"没有这个登录会话", "there is no such session"});
    }
    store::end_session(call.tx, id, call.context.now);
    return Value::object();
}

Result<Value> run_end_others(api::Call& call) {
    auto const& caller = call.context.caller;
    store::end_other_sessions(call.tx, caller.person, caller.session, call.context.now);
    return Value::object();
}

}  // namespace

std::vector<api::Operation> session_operations() {
    return {
        {.id = "session.list",
         .method = http::Method::get,
         .path = "/api/me/sessions",
         .title = {"我的登录会话", "Where I am signed in"},
         .run = run_list},
        {.id = "session.end",
         .method = http::Method::post,
         .path = "/api/me/sessions/{id}/end",
         .title = {"退出该处登录", "Sign out there"},
         .run = run_end},
        {.id = "session.end_others",
         .method = http::Method::post,
         .path = "/api/me/end-other-sessions",
         .title = {"退出其他登录", "Sign out everywhere else"},
         .run = run_end_others},
    };
}

}  // namespace qiyue::identity

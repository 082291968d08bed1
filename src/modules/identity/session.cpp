#include "modules/identity/session.hpp"

#include "modules/identity/api.hpp"
#include "modules/identity/token.hpp"

namespace qiyue::identity {

namespace {

// 网络安全法 asks for network logs of at least six months; what is older is nobody's business any more.

}  // namespace

bool alive(store::SessionRow const& session, Instant now) {
    return now < session.expires && now < session.last_seen.plus_seconds(session_idle_seconds_max);
}

std::optional<Caller> caller_in(db::Tx& tx, store::SessionRow const& session) {
    auto caller = caller_of(tx, session.person, session.organisation);
    if (!caller) {
        auto const person = store::person(tx, session.person);
        if (!person || !person->active) {
            return std::nullopt;
        }
        caller = Caller();
        caller->person = person->id;
        caller->person_name = person->name;
    }
    caller->session = session.id;
    return caller;
}

std::optional<Session> session(db::Tx& tx, Instant now, std::string_view token) {
    auto const row = store::session_by_digest(tx, digest_of_token(token));
    if (!row || !alive(*row, now)) {
        return std::nullopt;
    }
    auto caller = caller_in(tx, *row);
    if (!caller) {
        return std::nullopt;
    }
    return Session{.id = row->id,
                   .token = std::string(token),
                   .csrf = row->csrf,
                   .caller = std::move(*caller),
                   .expires = row->expires,
                   .touch_due = now >= row->last_seen.plus_seconds(touch_after_seconds)};
}

void touch(db::Tx& tx, Instant now, std::int64_t session) {
    store::see_session(tx, session, now);
}

void sign_out(db::Tx& tx, Instant now, std::int64_t session) {
    store::end_session(tx, session, now);
}

Result<void> choose_organisation(db::Tx& tx, Context const& context, std::int64_t session, std::int64_t organisation) {
    auto const row = store::session(tx, session);
    if (!row || row->person != context.caller.person || !alive(*row, context.now)) {
        return api::conflict("identity.no_session", {"没有会话可以切换", "there is no session to move"},
                             {"请先登录", "sign in first"});
    }
    if (!caller_of(tx, row->person, organisation)) {
        return api::forbidden({"您在该机构没有岗位", "you hold no post there"});
    }
    store::move_session(tx, session, organisation);
    return {};
}

void forget_old(db::Tx& tx, Instant now, int kept_months) {
    auto const before = Instant::at(now.day().plus_months(-kept_months), 0);
    store::delete_sessions_before(tx, before);
    store::delete_failures_before(tx, before);
    store::delete_devices_before(tx, before);
}

}  // namespace qiyue::identity

#include "modules/identity/api.hpp"
#include "modules/identity/prove.hpp"
#include "modules/identity/session.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/token.hpp"

namespace qiyue::identity {

namespace {

Refusal not_recognised() {
    return Refusal(
        Reason::unauthenticated,
        {.code = "identity.not_recognised",
         .field = {},
         .cites = {},
         .says = {"登录名、密码或动态码不正确", "login, password or code is not right"},
         .remedy =
             {"请核对后再试；启用了动态码的，请一并填写", "check them; give the code if one was set up"},
         .why = {}}
    );
}

// Where the person worked last, if a post is still held there; else the first organisation.
std::int64_t organisation_to_start_in(db::Tx& tx, std::int64_t person) {
    auto const last = store::last_organisation(tx, person);
    auto const all = store::organisations_of(tx, person);
    for (auto const& organisation : all) {
        if (organisation.id == last) {
            return last;
        }
    }
    return all.empty() ? 0 : all.front().id;
}

Session start_session(
    db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person, std::string const& remote
) {
    Session session;
    session.token = new_token(ports.random);
    session.csrf = new_token(ports.random);
    session.expires = context.now.plus_seconds(session_seconds_max);
    store::SessionRow const row{
        .id = ports.ids.next(),
        .person = person,
        .organisation = organisation_to_start_in(tx, person),
        .token_digest = digest_of_token(session.token),
        .csrf = session.csrf,
        .remote = remote,
        .started = context.now,
        .expires = session.expires,
        .last_seen = context.now};
    store::insert_session(tx, row);
    session.id = row.id;
    session.caller = *caller_in(tx, row);
    return session;
}

} // namespace

Result<Session>
sign_in(db::Database& database, Context const& context, api::Ports& ports, Credentials const& credentials) {
    Session session;
    TRY(prove(
        database, context, ports, credentials, not_recognised(),
        [&](db::Tx& tx, std::int64_t person) -> Result<void> {
            session = start_session(tx, context, ports, person, credentials.remote);
            return {};
        }
    ));
    return session;
}

} // namespace qiyue::identity

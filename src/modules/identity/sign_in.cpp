#include "modules/identity/entrance.hpp"
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
         .says = {"登录名、密码或动态码不正确", "login, password or code is not right"},
         .remedy = {"请核对后再试；启用了动态码的，请一并填写", "check them; give the code if one was set up"}});
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

// A browser is known by a token of its own from its first signing in.
std::string know_device(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person,
                        std::string const& device) {
    auto const digest = digest_of_token(device);
    if (!device.empty() && store::person_of_device(tx, digest) == person) {
        store::see_device(tx, digest, context.now);
        return {};
    }
    auto fresh = new_token(ports.random);
    store::insert_device(tx, digest_of_token(fresh), person, context.now);
    return fresh;
}

// As much of what a browser calls itself as one line can show.
std::string shown_agent(std::string const& agent) {
    constexpr std::size_t most = 200;
    std::string shown;
    for (char const c : agent) {
        if (c >= ' ' && c <= '~' && shown.size() < most) {
            shown += c;
        }
    }
    return shown;
}

Session start_session(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person,
                      std::string const& remote, std::string const& agent) {
    Session session;
    session.token = new_token(ports.random);
    session.csrf = new_token(ports.random);
    session.expires = context.now.plus_seconds(session_seconds_max);
    store::SessionRow const row{.id = ports.ids.next(),
                                .person = person,
                                .organisation = organisation_to_start_in(tx, person),
                                .token_digest = digest_of_token(session.token),
                                .csrf = session.csrf,
                                .remote = remote,
                                .agent = shown_agent(agent),
                                .started = context.now,
                                .expires = session.expires,
                                .last_seen = context.now};
    store::insert_session(tx, row);
    session.id = row.id;
    session.caller = *caller_in(tx, row);
    return session;
}

}  // namespace

Result<SignedIn> sign_in(db::Database& database, Context const& context, api::Ports& ports,
                         Credentials const& credentials, Browser const& browser) {
    SignedIn made;
    TRY(prove(
        database, context, ports, credentials, not_recognised(),
        [&](db::Tx& tx, std::int64_t person) -> Result<void> {
            made.device = know_device(tx, context, ports, person, browser.device);
            made.session = start_session(tx, context, ports, person, credentials.remote, browser.agent);
            return {};
        },
        browser.device));
    return made;
}

Result<Session> sign_in(db::Database& database, Context const& context, api::Ports& ports,
                        Credentials const& credentials) {
    return TRY(sign_in(database, context, ports, credentials, Browser())).session;
}

}  // namespace qiyue::identity

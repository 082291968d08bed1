#pragma once

#include "base/context.hpp"
#include "base/text.hpp"
#include "base/value.hpp"
#include "base/work_calendar.hpp"

#include "law/judge.hpp"
#include "law/rulebook.hpp"

#include "platform/api/operation.hpp"
#include "platform/api/ports.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who is who: organisations, people, the posts that people hold in them, and sessions.
namespace qiyue::identity {

// What an organisation is to the platform. The names are stable; labels are shown.
//   buyer 购买主体 · finance 财政部门 · line 主管部门 · central 集中采购机构 · agency 代理机构 · provider 承接主体 ·
//   experts 专家库 · assessor 第三方机构 · audit 审计/监察 · registrar 登记管理机关 · residents 服务对象 · platform 平台
struct Kind {
    std::string name;
    Text label;
};

std::vector<Kind> const& kinds();
Kind const* find_kind(std::string_view name);

struct Post {
    std::string name;  // "buyer.need_drafter": the part before the dot is the kind of organisation
    Text label;        // "需求编制岗"
};

std::vector<Post> const& posts();
Post const* find_post(std::string_view name);

struct Organisation {
    std::int64_t id = 0;
    std::string name;
    std::string kind;
    std::string region;       // GB/T 2260, "510100" the city, "510104" a district
    std::string credit_code;  // GB 32100; "" where it has none (the pool of experts)
    // What the rules look at: legal_type ("administrative_organ", "administrative_institution", "party_organ",
    // "mass_organisation", "institution_class_1", "institution_class_2", "social_organisation", "enterprise", …),
    // admin_staffing, institutional_staffing, budget_funded, legal_representative, small (SME class), …
    // `opt_in` is set by us for a buyer that CD-2-2 lets in.
    Value attributes;
    bool active = true;
    std::int64_t revision = 1;
};

struct Person {
    std::int64_t id = 0;
    std::string name;
    std::string login;
    Value attributes;  // an expert's fields, employer, title …
    bool active = true;
    std::int64_t revision = 1;
};

std::optional<Organisation> organisation(db::Tx& tx, std::int64_t id);
std::optional<Organisation> organisation_by_code(db::Tx& tx, std::string_view credit_code);
// Active ones only, in the order in which they were registered.
std::vector<Organisation> organisations(db::Tx& tx, std::string_view kind = {}, std::string_view region = {});
// Whose legal representative is registered under that name, which is not empty.
std::vector<std::int64_t> represented_by(db::Tx& tx, std::string_view name);
std::optional<Person> person(db::Tx& tx, std::int64_t id);
std::optional<Person> person_by_login(db::Tx& tx, std::string_view login);
// Active persons who hold that post (any post) there.
std::vector<Person> holders(db::Tx& tx, std::int64_t organisation, std::string_view post = {});
// The finance department of the level that this region is ("510104" -> the district's); 0 when there is none.
std::int64_t finance_of(db::Tx& tx, std::string_view region);

// Active organisations where the person holds a post, in the order in which they were registered.
std::vector<std::int64_t> organisations_of(db::Tx& tx, std::int64_t person);

// The person acting for that organisation, with all posts held there; nothing when the person holds none, or when
// person or organisation is not active.
std::optional<Caller> caller_of(db::Tx& tx, std::int64_t person, std::int64_t organisation);

// ---- for scenarios and the first start: make the cast without a screen ----
struct NewOrganisation {
    std::string name, kind, region, credit_code;
    Value attributes;
};

// The judge is asked who may be buyer or provider; its pinned rules are those of the place, today.
Result<std::int64_t> register_organisation(db::Tx& tx, Context const& context, api::Ports& ports, law::Judge& judge,
                                           NewOrganisation const& made);

struct NewPerson {
    std::string name, login, password;
    Value attributes;
};

// Hashes the password: slow on purpose, so a serving process does that before its transaction (see operations()).
Result<std::int64_t> register_person(db::Tx& tx, Context const& context, api::Ports& ports, NewPerson const& made);
Result<void> appoint(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person,
                     std::int64_t organisation, std::string const& post);
Result<void> dismiss(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person,
                     std::int64_t organisation, std::string const& post);

// ---- sessions ----
// A working day at most: eight hours from signing in, and thirty minutes after the last request.
struct Session {
    std::int64_t id = 0;
    std::string token;       // 32 random bytes in base64url, given once at signing in: only its digest is stored
    std::string csrf;        // sent back by the browser in the header X-CSRF-Token with every change
    Caller caller;           // organisation 0 and no posts while the person holds none
    Instant expires;         // at the latest; earlier when nothing is asked for 30 minutes
    bool touch_due = false;  // last seen over a minute ago: call touch() in a write transaction of its own
};

struct Credentials {
    std::string login, password;
    std::string code;    // of the authenticator, "" when there is none
    std::string remote;  // peer address, for the throttle
};

// Refuses (unauthenticated) an unknown login, a wrong password or code, all alike; throttled after several failures,
// with the seconds to wait in the finding's why.wait_seconds. Opens its own transactions: the slow hashing must not
// hold up the writer, and a failure has to be remembered although the asking is refused.
Result<Session> sign_in(db::Database& database, Context const& context, api::Ports& ports,
                        Credentials const& credentials);
// Nothing when the token is unknown, expired, idle too long, signed out, or the person was deactivated.
std::optional<Session> session(db::Tx& tx, Instant now, std::string_view token);
void touch(db::Tx& tx, Instant now, std::int64_t session);
void sign_out(db::Tx& tx, Instant now, std::int64_t session);
// From now on the session acts for another organisation where the caller holds a post.
Result<void> choose_organisation(db::Tx& tx, Context const& context, std::int64_t session, std::int64_t organisation);
// Forgets sessions and failed sign-ins older than the months for which network logs are kept (LP-323, `log_retention`).
void forget_old(db::Tx& tx, Instant now, int kept_months);

// ---- events ----
// Told when somebody was given a post, so that others may object (incompatible posts) or record it.
struct Appointed {
    std::int64_t person = 0, organisation = 0;
    std::string post;
};

struct Dismissed {
    std::int64_t person = 0, organisation = 0;
    std::string post;
};

struct OrganisationRegistered {
    Organisation organisation;
};

struct OrganisationChanged {
    Organisation before, after;
};

struct PersonRegistered {
    Person person;
};

struct PersonChanged {
    Person before, after;
};

// A password or an authenticator was set or taken away; which, but never its content.
struct CredentialsChanged {
    std::int64_t person = 0;
    std::string what;  // "password", "password_reset", "totp_on", "totp_off"
};

// What is judged when an organisation is registered.
struct Rules {
    law::Rulebook const& book;
    WorkCalendar const& calendar;
    std::string place;  // "成都"
};

// Operations: identity.me, choose_organisation, change_password; totp.begin, confirm, remove; for platform.admin:
// organisation.register, list, change; person.register, list, change, reset_password; post.appoint, dismiss; for
// everybody: post.list; and identity.first_administrator, which works only while nobody exists. What hashes passwords
// has `alone` set instead of `run`. Signing in and out make and end a cookie: the edge calls the functions above.
// Ports and rules live as long as the program.
std::vector<api::Operation> operations(api::Ports& ports, Rules const& rules);
std::vector<db::Migration> migrations();

}  // namespace qiyue::identity

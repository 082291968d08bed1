#pragma once

#include "platform/api/operation.hpp"
#include "platform/api/ports.hpp"

#include "base/context.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <optional>
#include <string>
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

struct Post {
    std::string name;            // "buyer.need_drafter": the part before the dot is the kind of organisation
    Text label;                  // "需求编制岗"
};
std::vector<Post> const& posts();

struct Organisation {
    std::int64_t id = 0;
    std::string name;
    std::string kind;
    std::string region;          // GB/T 2260, "510100" the city, "510104" a district
    std::string credit_code;     // GB 32100; "" where it has none (the pool of experts)
    // What the rules look at: legal_type ("administrative_organ", "administrative_institution", "party_organ",
    // "mass_organisation", "institution_class_1", "institution_class_2", "social_organisation", "enterprise", …),
    // admin_staffing, budget_funded, legal_representative, small (SME class), …
    Value attributes;
    bool active = true;
};

struct Person {
    std::int64_t id = 0;
    std::string name;
    std::string login;
    Value attributes;            // an expert's fields, employer, title …
};

std::optional<Organisation> organisation(db::Tx& tx, std::int64_t id);
std::optional<Organisation> organisation_by_code(db::Tx& tx, std::string_view credit_code);
std::vector<Organisation> organisations(db::Tx& tx, std::string_view kind = {}, std::string_view region = {});
std::optional<Person> person(db::Tx& tx, std::int64_t id);
std::vector<Person> holders(db::Tx& tx, std::int64_t organisation, std::string_view post = {});
// The finance department of the level that this region is ("510104" -> the district's); 0 when there is none.
std::int64_t finance_of(db::Tx& tx, std::string_view region);

// The person acting for that organisation, with all posts held there; nothing when the person holds none.
std::optional<Caller> caller_of(db::Tx& tx, std::int64_t person, std::int64_t organisation);

// ---- for scenarios and the first start: make the cast without a screen ----
struct NewOrganisation {
    std::string name, kind, region, credit_code;
    Value attributes;
};
Result<std::int64_t> register_organisation(db::Tx& tx, Context const& context, api::Ports& ports, NewOrganisation const& made);
struct NewPerson {
    std::string name, login, password;
    Value attributes;
};
Result<std::int64_t> register_person(db::Tx& tx, Context const& context, api::Ports& ports, NewPerson const& made);
Result<void> appoint(db::Tx& tx, Context const& context, std::int64_t person, std::int64_t organisation, std::string const& post);

// ---- sessions ----
struct Session {
    std::string token;           // 32 random bytes in base64url: only its digest is stored
    std::string csrf;            // sent back by the browser in the header X-CSRF-Token with every change
    Caller caller;
    Instant expires;
};
// Refuses (unauthenticated) an unknown login, a wrong password or code, all alike; throttled after several failures.
Result<Session> sign_in(db::Tx& tx, Context const& context, api::Ports& ports, std::string_view login,
                        std::string_view password, std::string_view code, std::string_view remote);
std::optional<Session> session(db::Tx& tx, Instant now, std::string_view token);
void sign_out(db::Tx& tx, std::string_view token);

// Told when somebody was given a post, so that others may object (incompatible posts) or record it.
struct Appointed {
    std::int64_t person = 0, organisation = 0;
    std::string post;
};

// Operations: identity.sign_in, sign_out, me, choose_organisation, change_password, totp.begin/confirm/remove;
// for platform.admin: organisation.register/list/change, person.register/list, post.appoint/dismiss; and
// identity.first_administrator, which works only while nobody exists.
std::vector<api::Operation> operations(api::Ports& ports);
std::vector<db::Migration> migrations();

}  // namespace qiyue::identity

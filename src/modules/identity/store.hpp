#pragma once

#include "modules/identity/api.hpp"

#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Every statement of identity.
namespace qiyue::identity::store {

// ---- organisations ----
void insert_organisation(db::Tx& tx, Organisation const& organisation, Instant now);
// Writes name, region, attributes and active under the next revision.
void update_organisation(db::Tx& tx, Organisation const& organisation);
std::optional<Organisation> organisation(db::Tx& tx, std::int64_t id);
std::vector<std::int64_t> represented_by(db::Tx& tx, std::string_view name);
std::optional<Organisation> organisation_by_code(db::Tx& tx, std::string_view credit_code);
std::vector<Organisation> active_organisations(db::Tx& tx, std::string_view kind, std::string_view region);

// What a list asks for; empty text asks for everything.
struct Asked {
    std::string kind, region, part_of_name;
    std::int64_t after = 0;
    std::int64_t limit = 0;
};

std::vector<Organisation> list_organisations(db::Tx& tx, Asked const& asked);

// ---- persons ----
void insert_person(db::Tx& tx, Person const& person, std::string_view password_hash, Instant now);
// Writes name, attributes and active under the next revision.
void update_person(db::Tx& tx, Person const& person);
void set_password(db::Tx& tx, std::int64_t person, std::string_view password_hash);
std::optional<Person> person(db::Tx& tx, std::int64_t id);
std::optional<Person> person_by_login(db::Tx& tx, std::string_view login);
std::string password_of(db::Tx& tx, std::int64_t person);
std::vector<Person> list_persons(db::Tx& tx, Asked const& asked);
bool nobody_yet(db::Tx& tx);

// ---- posts ----
// False when it is held already.
bool insert_post(db::Tx& tx, std::int64_t person, std::int64_t organisation, std::string_view post, Instant now);
// False when it was not held.
bool delete_post(db::Tx& tx, std::int64_t person, std::int64_t organisation, std::string_view post);
std::vector<std::string> posts_of(db::Tx& tx, std::int64_t person, std::int64_t organisation);
std::vector<Person> holders(db::Tx& tx, std::int64_t organisation, std::string_view post);
std::int64_t count_holders(db::Tx& tx, std::string_view post);
// Active organisations where the person holds a post.
std::vector<Organisation> organisations_of(db::Tx& tx, std::int64_t person);

// ---- sessions ----
struct SessionRow {
    std::int64_t id = 0, person = 0, organisation = 0;
    std::string token_digest, csrf, remote, agent;
    Instant started, expires, last_seen;
};

void insert_session(db::Tx& tx, SessionRow const& session);
// Those that have not ended; whether they are still good is judged by their instants.
std::optional<SessionRow> session_by_digest(db::Tx& tx, std::string_view token_digest);
std::optional<SessionRow> session(db::Tx& tx, std::int64_t id);
void see_session(db::Tx& tx, std::int64_t id, Instant now);
void move_session(db::Tx& tx, std::int64_t id, std::int64_t organisation);
void end_session(db::Tx& tx, std::int64_t id, Instant now);
void end_other_sessions(db::Tx& tx, std::int64_t person, std::int64_t kept, Instant now);
// Of one person, the newest first.
std::vector<SessionRow> sessions_of(db::Tx& tx, std::int64_t person);
// Where the person worked last; 0 when never.
std::int64_t last_organisation(db::Tx& tx, std::int64_t person);
void delete_sessions_before(db::Tx& tx, Instant before);

// ---- failures ----
void insert_failure(db::Tx& tx, std::int64_t id, std::string_view login_digest, std::string_view remote, Instant now);
// The newest `limit` after that instant, newest first.
std::vector<Instant> failures_of_login(db::Tx& tx, std::string_view login_digest, Instant after, std::int64_t limit);
std::vector<Instant> failures_of_remote(db::Tx& tx, std::string_view remote, Instant after, std::int64_t limit);
void forgive(db::Tx& tx, std::string_view login_digest);
void delete_failures_before(db::Tx& tx, Instant before);

// ---- authenticators ----
struct Totp {
    std::string secret;  // raw bytes
    bool confirmed = false;
    std::int64_t last_step = 0;
};

std::optional<Totp> totp(db::Tx& tx, std::int64_t person);
// A new secret, not confirmed; false when a confirmed one stands.
bool begin_totp(db::Tx& tx, std::int64_t person, std::string_view secret);
void confirm_totp(db::Tx& tx, std::int64_t person);
void delete_totp(db::Tx& tx, std::int64_t person);
// False when a code of that step or a later one was used before.
bool use_totp_step(db::Tx& tx, std::int64_t person, std::int64_t step);

// ---- recovery codes ----
void insert_recovery(db::Tx& tx, std::int64_t person, std::string_view digest);
void delete_recovery(db::Tx& tx, std::int64_t person);
std::int64_t count_recovery(db::Tx& tx, std::int64_t person);
// Is there an unused one of that digest?
bool has_recovery(db::Tx& tx, std::int64_t person, std::string_view digest);
// False when it was used before.
bool use_recovery(db::Tx& tx, std::int64_t person, std::string_view digest, Instant now);

// ---- browsers somebody signed in from ----
void insert_device(db::Tx& tx, std::string_view digest, std::int64_t person, Instant now);
// Whose it is; 0 when nobody's.
std::int64_t person_of_device(db::Tx& tx, std::string_view digest);
void see_device(db::Tx& tx, std::string_view digest, Instant now);
void delete_devices(db::Tx& tx, std::int64_t person);
void delete_devices_before(db::Tx& tx, Instant before);

// ---- the first administrator's set-up code ----
void put_setup_code(db::Tx& tx, std::string_view digest, Instant now);
std::string setup_code(db::Tx& tx);  // its digest; "" when none was issued
void delete_setup_code(db::Tx& tx);

// ---- visitors who wrote ----
void insert_visit(db::Tx& tx, std::int64_t id, std::string_view place, Instant now);
std::vector<Instant> visits_of(db::Tx& tx, std::string_view place, Instant after, std::int64_t limit);
void delete_visits_before(db::Tx& tx, Instant before);

}  // namespace qiyue::identity::store

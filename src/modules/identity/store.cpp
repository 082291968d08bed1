#include "modules/identity/store.hpp"

#include "base/ensure.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/db/memory.hpp"
#include "platform/json/json.hpp"

namespace qiyue::identity::store {

namespace {

constexpr auto insert_organisation_sql = R"sql(
INSERT INTO identity_organisation (id, name, kind, region, credit_code, attributes, active, registered, revision,
    representative)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";

constexpr auto update_organisation_sql = R"sql(
UPDATE identity_organisation
SET name = $2, region = $3, attributes = $4, active = $5, representative = $6, revision = revision + 1
WHERE id = $1)sql";

constexpr auto select_organisation = R"sql(
SELECT id, name, kind, region, credit_code, attributes, active, revision FROM identity_organisation WHERE id = $1)sql";

constexpr auto select_organisation_by_code = R"sql(
SELECT id, name, kind, region, credit_code, attributes, active, revision
FROM identity_organisation WHERE credit_code = $1)sql";

constexpr auto select_represented_by = R"sql(
SELECT id FROM identity_organisation WHERE representative = $1 ORDER BY id)sql";

constexpr auto select_active_organisations = R"sql(
SELECT id, name, kind, region, credit_code, attributes, active, revision FROM identity_organisation
WHERE active = 1 AND (CAST($1 AS TEXT) = '' OR kind = $1) AND (CAST($2 AS TEXT) = '' OR region = $2)
ORDER BY id)sql";

constexpr auto select_organisation_list = R"sql(
SELECT id, name, kind, region, credit_code, attributes, active, revision FROM identity_organisation
WHERE id > $1 AND (CAST($2 AS TEXT) = '' OR kind = $2) AND (CAST($3 AS TEXT) = '' OR region = $3)
  AND name LIKE $4 ESCAPE '!'
ORDER BY id LIMIT $5)sql";

constexpr auto insert_person_sql = R"sql(
INSERT INTO identity_person (id, name, login, password, attributes, active, registered, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

constexpr auto update_person_sql = R"sql(
UPDATE identity_person SET name = $2, attributes = $3, active = $4, revision = revision + 1 WHERE id = $1)sql";

constexpr auto update_password = R"sql(
UPDATE identity_person SET password = $2 WHERE id = $1)sql";

constexpr auto select_person = R"sql(
SELECT id, name, login, attributes, active, revision FROM identity_person WHERE id = $1)sql";

constexpr auto select_person_by_login = R"sql(
SELECT id, name, login, attributes, active, revision FROM identity_person WHERE login = $1)sql";

constexpr auto select_password = R"sql(
SELECT password FROM identity_person WHERE id = $1)sql";

constexpr auto select_person_list = R"sql(
SELECT id, name, login, attributes, active, revision FROM identity_person
WHERE id > $1 AND (name LIKE $2 ESCAPE '!' OR login LIKE $2 ESCAPE '!') ORDER BY id LIMIT $3)sql";

constexpr auto select_any_person = R"sql(
SELECT id FROM identity_person LIMIT 1)sql";

constexpr auto insert_post_sql = R"sql(
INSERT INTO identity_post (person, organisation, post, appointed) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, organisation, post) DO NOTHING)sql";

constexpr auto delete_post_sql = R"sql(
DELETE FROM identity_post WHERE person = $1 AND organisation = $2 AND post = $3)sql";

constexpr auto select_posts_of = R"sql(
SELECT post FROM identity_post WHERE person = $1 AND organisation = $2 ORDER BY post)sql";

constexpr auto select_holders = R"sql(
SELECT DISTINCT p.id, p.name, p.login, p.attributes, p.active, p.revision
FROM identity_person p JOIN identity_post h ON h.person = p.id
WHERE p.active = 1 AND h.organisation = $1 AND (CAST($2 AS TEXT) = '' OR h.post = $2)
ORDER BY p.id)sql";

constexpr auto count_holders_sql = R"sql(
SELECT COUNT(DISTINCT h.person)
FROM identity_post h JOIN identity_person p ON p.id = h.person JOIN identity_organisation o ON o.id = h.organisation
WHERE h.post = $1 AND p.active = 1 AND o.active = 1)sql";

constexpr auto select_organisations_of = R"sql(
SELECT DISTINCT o.id, o.name, o.kind, o.region, o.credit_code, o.attributes, o.active, o.revision
FROM identity_organisation o JOIN identity_post h ON h.organisation = o.id
WHERE h.person = $1 AND o.active = 1
ORDER BY o.id)sql";

constexpr auto insert_session_sql = R"sql(
INSERT INTO identity_session (id, token_digest, csrf, person, organisation, remote, agent, started, expires, last_seen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";

constexpr auto select_session_by_digest = R"sql(
SELECT id, person, organisation, token_digest, csrf, remote, agent, started, expires, last_seen
FROM identity_session WHERE token_digest = $1 AND ended IS NULL)sql";

constexpr auto select_session = R"sql(
SELECT id, person, organisation, token_digest, csrf, remote, agent, started, expires, last_seen
FROM identity_session WHERE id = $1 AND ended IS NULL)sql";

constexpr auto select_sessions_of = R"sql(
SELECT id, person, organisation, token_digest, csrf, remote, agent, started, expires, last_seen
FROM identity_session WHERE person = $1 AND ended IS NULL ORDER BY id DESC)sql";

constexpr auto update_session_seen = R"sql(
UPDATE identity_session SET last_seen = $2 WHERE id = $1 AND ended IS NULL AND last_seen < $2)sql";

constexpr auto update_session_organisation = R"sql(
UPDATE identity_session SET organisation = $2 WHERE id = $1)sql";

constexpr auto update_session_ended = R"sql(
UPDATE identity_session SET ended = $2 WHERE id = $1 AND ended IS NULL)sql";

constexpr auto update_other_sessions_ended = R"sql(
UPDATE identity_session SET ended = $3 WHERE person = $1 AND id <> $2 AND ended IS NULL)sql";

constexpr auto select_last_organisation = R"sql(
SELECT organisation FROM identity_session WHERE person = $1 AND organisation IS NOT NULL ORDER BY id DESC LIMIT 1)sql";

constexpr auto delete_old_sessions = R"sql(
DELETE FROM identity_session WHERE expires < $1)sql";

constexpr auto insert_failure_sql = R"sql(
INSERT INTO identity_failure (id, login_digest, remote, at, counts_for_login) VALUES ($1, $2, $3, $4, 1))sql";

constexpr auto select_failures_of_login = R"sql(
SELECT at FROM identity_failure WHERE login_digest = $1 AND at > $2 AND counts_for_login = 1
ORDER BY at DESC LIMIT $3)sql";

constexpr auto select_failures_of_remote = R"sql(
SELECT at FROM identity_failure WHERE remote = $1 AND at > $2 ORDER BY at DESC LIMIT $3)sql";

constexpr auto update_forgiven = R"sql(
UPDATE identity_failure SET counts_for_login = 0 WHERE login_digest = $1 AND counts_for_login = 1)sql";

constexpr auto delete_old_failures = R"sql(
DELETE FROM identity_failure WHERE at < $1)sql";

constexpr auto select_totp = R"sql(
SELECT secret, confirmed, last_step FROM identity_totp WHERE person = $1)sql";

constexpr auto upsert_totp = R"sql(
INSERT INTO identity_totp (person, secret, confirmed, last_step) VALUES ($1, $2, 0, 0)
ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, last_step = 0 WHERE identity_totp.confirmed = 0)sql";

constexpr auto update_totp_confirmed = R"sql(
UPDATE identity_totp SET confirmed = 1 WHERE person = $1)sql";

constexpr auto delete_totp_sql = R"sql(
DELETE FROM identity_totp WHERE person = $1)sql";

constexpr auto update_totp_step = R"sql(
UPDATE identity_totp SET last_step = $2 WHERE person = $1 AND last_step < $2)sql";

Value value_of(std::string const& text) {
    auto value = json::parse(text);
    ENSURE(value.ok());  // we wrote it
    return std::move(value).value();
}

Organisation organisation_of(db::Row const& cells) {
    return {.id = cells.integer(0),
            .name = cells.text(1),
            .kind = cells.text(2),
            .region = cells.text(3),
            .credit_code = cells.text_or(4, ""),
            .attributes = value_of(cells.text(5)),
            .active = cells.integer(6) == 1,
            .revision = cells.integer(7)};
}

Person person_of(db::Row const& cells) {
    return {.id = cells.integer(0),
            .name = cells.text(1),
            .login = cells.text(2),
            .attributes = value_of(cells.text(3)),
            .active = cells.integer(4) == 1,
            .revision = cells.integer(5)};
}

SessionRow session_of(db::Row const& cells) {
    return {.id = cells.integer(0),
            .person = cells.integer(1),
            .organisation = cells.integer_or(2, 0),
            .token_digest = cells.text(3),
            .csrf = cells.text(4),
            .remote = cells.text(5),
            .agent = cells.text(6),
            .started = Instant::from_micros(cells.integer(7)),
            .expires = Instant::from_micros(cells.integer(8)),
            .last_seen = Instant::from_micros(cells.integer(9))};
}

template <class T> std::vector<T> all_of(db::Rows const& rows, T (*read)(db::Row const&)) {
    std::vector<T> made;
    made.reserve(rows.size());
    for (auto const& cells : rows) {
        made.push_back(read(cells));
    }
    return made;
}

template <class T> std::optional<T> first_of(db::Rows const& rows, T (*read)(db::Row const&)) {
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

db::Cell text(std::string_view text) {
    return std::string(text);
}

db::Cell text_or_null(std::string_view text) {
    return text.empty() ? db::Cell() : db::Cell(std::string(text));
}

db::Cell number_or_null(std::int64_t number) {
    return number == 0 ? db::Cell() : db::Cell(number);
}

db::Cell flag(bool flag) {
    return std::int64_t{flag ? 1 : 0};
}

// "%part%" with the pattern's own signs taken literally.
std::string pattern_of(std::string_view part) {
    std::string pattern = "%";
    for (char const c : part) {
        if (c == '%' || c == '_' || c == '!') {
            pattern += '!';
        }
        pattern += c;
    }
    return pattern + "%";
}

std::vector<Instant> instants_of(db::Rows const& rows) {
    return all_of<Instant>(rows, [](db::Row const& cells) { return Instant::from_micros(cells.integer(0)); });
}

}  // namespace

struct Organisations : db::Remembered<Organisations, std::int64_t, std::optional<Organisation>> {};
struct Represented : db::Remembered<Represented, std::string, std::vector<std::int64_t>> {};

std::string representative_of(Organisation const& organisation) {
    return organisation.attributes["legal_representative"].text_or({});
}

void insert_organisation(db::Tx& tx, Organisation const& organisation, Instant now) {
    tx.run(insert_organisation_sql,
           {organisation.id, organisation.name, organisation.kind, organisation.region,
            text_or_null(organisation.credit_code), json::write(organisation.attributes), flag(organisation.active),
            now.micros(), organisation.revision, representative_of(organisation)});
    Organisations::of(tx).forget(organisation.id);
    Represented::of(tx).forget_all();
}

void update_organisation(db::Tx& tx, Organisation const& organisation) {
    tx.run(update_organisation_sql,
           {organisation.id, organisation.name, organisation.region, json::write(organisation.attributes),
            flag(organisation.active), representative_of(organisation)});
    Organisations::of(tx).forget(organisation.id);
    Represented::of(tx).forget_all();
}

std::optional<Organisation> organisation(db::Tx& tx, std::int64_t id) {
    return Organisations::of(tx).find(id, [&] { return first_of(tx.run(select_organisation, {id}), organisation_of); });
}

std::optional<Organisation> organisation_by_code(db::Tx& tx, std::string_view credit_code) {
    return first_of(tx.run(select_organisation_by_code, {text(credit_code)}), organisation_of);
}

std::vector<std::int64_t> represented_by(db::Tx& tx, std::string_view name) {
    return Represented::of(tx).find(std::string(name), [&] {
        return all_of<std::int64_t>(tx.run(select_represented_by, {text(name)}),
                                    [](db::Row const& cells) { return cells.integer(0); });
    });
}

std::vector<Organisation> active_organisations(db::Tx& tx, std::string_view kind, std::string_view region) {
    return all_of(tx.run(select_active_organisations, {text(kind), text(region)}), organisation_of);
}

std::vector<Organisation> list_organisations(db::Tx& tx, Asked const& asked) {
    return all_of(tx.run(select_organisation_list,
                         {asked.after, asked.kind, asked.region, pattern_of(asked.part_of_name), asked.limit}),
                  organisation_of);
}

void insert_person(db::Tx& tx, Person const& person, std::string_view password_hash, Instant now) {
    tx.run(insert_person_sql,
           {person.id, person.name, person.login, text(password_hash), json::write(person.attributes),
            flag(person.active), now.micros(), person.revision});
}

void update_person(db::Tx& tx, Person const& person) {
    tx.run(update_person_sql, {person.id, person.name, json::write(person.attributes), flag(person.active)});
}

void set_password(db::Tx& tx, std::int64_t person, std::string_view password_hash) {
    tx.run(update_password, {person, text(password_hash)});
}

std::optional<Person> person(db::Tx& tx, std::int64_t id) {
    return first_of(tx.run(select_person, {id}), person_of);
}

std::optional<Person> person_by_login(db::Tx& tx, std::string_view login) {
    return first_of(tx.run(select_person_by_login, {text(login)}), person_of);
}

std::string password_of(db::Tx& tx, std::int64_t person) {
    return tx.run(select_password, {person}).at(0).text(0);
}

std::vector<Person> list_persons(db::Tx& tx, Asked const& asked) {
    return all_of(tx.run(select_person_list, {asked.after, pattern_of(asked.part_of_name), asked.limit}), person_of);
}

bool nobody_yet(db::Tx& tx) {
    return tx.run(select_any_person).empty();
}

bool insert_post(db::Tx& tx, std::int64_t person, std::int64_t organisation, std::string_view post, Instant now) {
    tx.run(insert_post_sql, {person, organisation, text(post), now.micros()});
    return tx.changes() == 1;
}

bool delete_post(db::Tx& tx, std::int64_t person, std::int64_t organisation, std::string_view post) {
    tx.run(delete_post_sql, {person, organisation, text(post)});
    return tx.changes() == 1;
}

std::vector<std::string> posts_of(db::Tx& tx, std::int64_t person, std::int64_t organisation) {
    return all_of<std::string>(tx.run(select_posts_of, {person, organisation}),
                               [](db::Row const& cells) { return cells.text(0); });
}

std::vector<Person> holders(db::Tx& tx, std::int64_t organisation, std::string_view post) {
    return all_of(tx.run(select_holders, {organisation, text(post)}), person_of);
}

std::int64_t count_holders(db::Tx& tx, std::string_view post) {
    return tx.run(count_holders_sql, {text(post)}).at(0).integer(0);
}

std::vector<Organisation> organisations_of(db::Tx& tx, std::int64_t person) {
    return all_of(tx.run(select_organisations_of, {person}), organisation_of);
}

void insert_session(db::Tx& tx, SessionRow const& session) {
    tx.run(insert_session_sql,
           {session.id, session.token_digest, session.csrf, session.person, number_or_null(session.organisation),
            session.remote, session.agent, session.started.micros(), session.expires.micros(),
            session.last_seen.micros()});
}

std::optional<SessionRow> session_by_digest(db::Tx& tx, std::string_view token_digest) {
    return first_of(tx.run(select_session_by_digest, {text(token_digest)}), session_of);
}

std::optional<SessionRow> session(db::Tx& tx, std::int64_t id) {
    return first_of(tx.run(select_session, {id}), session_of);
}

void see_session(db::Tx& tx, std::int64_t id, Instant now) {
    tx.run(update_session_seen, {id, now.micros()});
}

void move_session(db::Tx& tx, std::int64_t id, std::int64_t organisation) {
    tx.run(update_session_organisation, {id, organisation});
}

void end_session(db::Tx& tx, std::int64_t id, Instant now) {
    tx.run(update_session_ended, {id, now.micros()});
}

void end_other_sessions(db::Tx& tx, std::int64_t person, std::int64_t kept, Instant now) {
    tx.run(update_other_sessions_ended, {person, kept, now.micros()});
}

std::vector<SessionRow> sessions_of(db::Tx& tx, std::int64_t person) {
    return all_of(tx.run(select_sessions_of, {person}), session_of);
}

std::int64_t last_organisation(db::Tx& tx, std::int64_t person) {
    auto const rows = tx.run(select_last_organisation, {person});
    return rows.empty() ? 0 : rows.front().integer(0);
}

void delete_sessions_before(db::Tx& tx, Instant before) {
    tx.run(delete_old_sessions, {before.micros()});
}

void insert_failure(db::Tx& tx, std::int64_t id, std::string_view login_digest, std::string_view remote, Instant now) {
    tx.run(insert_failure_sql, {id, text(login_digest), text(remote), now.micros()});
}

std::vector<Instant> failures_of_login(db::Tx& tx, std::string_view login_digest, Instant after, std::int64_t limit) {
    return instants_of(tx.run(select_failures_of_login, {text(login_digest), after.micros(), limit}));
}

std::vector<Instant> failures_of_remote(db::Tx& tx, std::string_view remote, Instant after, std::int64_t limit) {
    return instants_of(tx.run(select_failures_of_remote, {text(remote), after.micros(), limit}));
}

void forgive(db::Tx& tx, std::string_view login_digest) {
    tx.run(update_forgiven, {text(login_digest)});
}

void delete_failures_before(db::Tx& tx, Instant before) {
    tx.run(delete_old_failures, {before.micros()});
}

std::optional<Totp> totp(db::Tx& tx, std::int64_t person) {
    auto const rows = tx.run(select_totp, {person});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const secret = crypto::from_hex(rows.front().text(0));
    ENSURE(secret.has_value());
    return Totp{.secret = *secret, .confirmed = rows.front().integer(1) == 1, .last_step = rows.front().integer(2)};
}

bool begin_totp(db::Tx& tx, std::int64_t person, std::string_view secret) {
    tx.run(upsert_totp, {person, crypto::to_hex(secret)});
    return tx.changes() == 1;
}

void confirm_totp(db::Tx& tx, std::int64_t person) {
    tx.run(update_totp_confirmed, {person});
}

void delete_totp(db::Tx& tx, std::int64_t person) {
    tx.run(delete_totp_sql, {person});
}

bool use_totp_step(db::Tx& tx, std::int64_t person, std::int64_t step) {
    tx.run(update_totp_step, {person, step});
    return tx.changes() == 1;
}

}  // namespace qiyue::identity::store

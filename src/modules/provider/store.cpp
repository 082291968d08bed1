#include "modules/provider/store.hpp"

#include "platform/db/memory.hpp"
#include "platform/json/json.hpp"

namespace qiyue::provider::store {

namespace {

constexpr char const* select_pepper = "SELECT pepper FROM provider_pepper WHERE only_one = 1";

constexpr char const* insert_pepper = "INSERT INTO provider_pepper (only_one, pepper) VALUES (1, $1)";

constexpr char const* upsert_profile = R"sql(
INSERT INTO provider_profile (organisation, object, head_name, head_digest, body) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation) DO UPDATE
SET head_name = excluded.head_name, head_digest = excluded.head_digest, body = excluded.body)sql";

constexpr char const* select_profile =
    "SELECT organisation, object, head_name, head_digest, body FROM provider_profile WHERE organisation = $1";

constexpr char const* delete_controls = "DELETE FROM provider_control WHERE organisation = $1";

constexpr char const* insert_control = R"sql(
INSERT INTO provider_control (organisation, other) VALUES ($1, $2) ON CONFLICT (organisation, other) DO NOTHING)sql";

constexpr char const* select_controls = "SELECT other FROM provider_control WHERE organisation = $1 ORDER BY other";

constexpr char const* select_with_head = "SELECT organisation FROM provider_profile WHERE head_digest = $1";

constexpr char const* select_with_head_named = "SELECT organisation FROM provider_profile WHERE head_name = $1";

constexpr char const* select_bound = R"sql(
SELECT other FROM provider_control WHERE organisation = $1
UNION SELECT organisation FROM provider_control WHERE other = $1)sql";

// Asked of every provider that takes part in anything.
struct Profiles : db::Remembered<Profiles, std::int64_t, std::optional<Profile>> {};
struct Bound : db::Remembered<Bound, std::int64_t, std::vector<std::int64_t>> {};
struct Named : db::Remembered<Named, std::string, std::vector<std::int64_t>> {};
struct Listed : db::Remembered<Listed, std::pair<std::int64_t, Day>, std::optional<Listing>> {};

std::vector<std::int64_t> organisations_of(db::Rows const& rows) {
    std::vector<std::int64_t> all;
    for (auto const& row : rows) {
        all.push_back(row.integer(0));
    }
    return all;
}

constexpr char const* insert_listing = R"sql(
INSERT INTO provider_listing (id, provider, list, source, in_force_from, in_force_until, body)
VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* lift_listing = "UPDATE provider_listing SET lifted_on = $2 WHERE id = $1";

constexpr char const* select_listed = R"sql(
SELECT id, list, source, in_force_from, in_force_until FROM provider_listing
WHERE provider = $1 AND in_force_from <= $2 AND (in_force_until IS NULL OR in_force_until >= $2) AND lifted_on IS NULL
ORDER BY id LIMIT 1)sql";

constexpr char const* select_body = "SELECT body, lifted_on FROM provider_listing WHERE id = $1";

std::optional<Profile> read_profile(db::Tx& tx, std::int64_t organisation) {
    auto const rows = tx.run(select_profile, {organisation});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Profile p;
    p.organisation = row.integer(0);
    p.object = row.integer(1);
    p.head_name = row.text(2);
    p.head_digest = row.text(3);
    p.body = json::parse(row.text(4)).value();
    for (auto const& control : tx.run(select_controls, {organisation})) {
        p.controls.push_back(control.integer(0));
    }
    return p;
}

std::optional<Listing> read_listed(db::Tx& tx, std::int64_t provider, Day day) {
    auto const rows = tx.run(select_listed, {provider, day.iso()});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Listing listing;
    listing.id = row.integer(0);
    listing.list = row.text(1);
    listing.list_label = label_of_list(listing.list);
    listing.source = row.text(2);
    listing.from = Day::parse(row.text(3)).value();
    if (!row.null(4)) {
        listing.until = Day::parse(row.text(4)).value();
    }
    return listing;
}

}  // namespace

std::string pepper(db::Tx& tx, std::string const& fresh) {
    auto const rows = tx.run(select_pepper);
    if (!rows.empty()) {
        return rows.front().text(0);
    }
    tx.run(insert_pepper, {fresh});
    return fresh;
}

void keep(db::Tx& tx, Profile const& p) {
    tx.run(upsert_profile, {p.organisation, p.object, p.head_name, p.head_digest, json::write(p.body)});
    tx.run(delete_controls, {p.organisation});
    for (auto const other : p.controls) {
        tx.run(insert_control, {p.organisation, other});
    }
    Profiles::of(tx).forget(p.organisation);
    Bound::of(tx).forget_all();
    Named::of(tx).forget_all();
}

std::optional<Profile> profile(db::Tx& tx, std::int64_t organisation) {
    return Profiles::of(tx).find(organisation, [&] { return read_profile(tx, organisation); });
}

std::vector<std::int64_t> with_head(db::Tx& tx, std::string const& head_digest) {
    return organisations_of(tx.run(select_with_head, {head_digest}));
}

std::vector<std::int64_t> with_head_named(db::Tx& tx, std::string const& name) {
    return Named::of(tx).find(name, [&] { return organisations_of(tx.run(select_with_head_named, {name})); });
}

std::vector<std::int64_t> bound_to(db::Tx& tx, std::int64_t organisation) {
    return Bound::of(tx).find(organisation, [&] { return organisations_of(tx.run(select_bound, {organisation})); });
}

void insert(db::Tx& tx, std::int64_t provider, Listing const& listing, Value const& body) {
    auto const until = listing.until ? db::Cell(listing.until->iso()) : db::Cell();
    tx.run(insert_listing,
           {listing.id, provider, listing.list, listing.source, listing.from.iso(), until, json::write(body)});
    Listed::of(tx).forget_all();
}

void lift(db::Tx& tx, std::int64_t id, Day day) {
    tx.run(lift_listing, {id, day.iso()});
    Listed::of(tx).forget_all();
}

std::optional<Listing> listed(db::Tx& tx, std::int64_t provider, Day day) {
    return Listed::of(tx).find({provider, day}, [&] { return read_listed(tx, provider, day); });
}

Value body(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_body, {id});
    if (rows.empty()) {
        return Value::object();
    }
    auto value = json::parse(rows.front().text(0)).value();
    if (!rows.front().null(1)) {
        value.set("lifted_on", rows.front().text(1));
    }
    return value;
}

}  // namespace qiyue::provider::store

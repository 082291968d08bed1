#pragma once

#include "modules/provider/api.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue::provider {

std::vector<db::Migration> migrations();
workflow::Procedure profile_procedure();
workflow::Procedure listing_procedure();
Text label_of_list(std::string_view list);

namespace store {

// The installation's own key for digests of identity numbers; made at first use from `fresh`.
std::string pepper(db::Tx& tx, std::string const& fresh);

struct Profile {
    std::int64_t organisation = 0, object = 0;
    std::string head_name;
    std::string head_digest;             // keyed digest of the head's identity number; the number is kept nowhere
    std::vector<std::int64_t> controls;  // organisations it controls or manages, or that control or manage it
    Value body;
};
void keep(db::Tx& tx, Profile const& profile);
std::optional<Profile> profile(db::Tx& tx, std::int64_t organisation);
// Whose declared head has that identity; whose declared head is called so.
std::vector<std::int64_t> with_head(db::Tx& tx, std::string const& head_digest);
std::vector<std::int64_t> with_head_named(db::Tx& tx, std::string const& name);
// Whom it names as controlled or controlling, and who names it.
std::vector<std::int64_t> bound_to(db::Tx& tx, std::int64_t organisation);

void insert(db::Tx& tx, std::int64_t provider, Listing const& listing, Value const& body);
void lift(db::Tx& tx, std::int64_t id, Day day);
std::optional<Listing> listed(db::Tx& tx, std::int64_t provider, Day day);
Value body(db::Tx& tx, std::int64_t id);

}  // namespace store

}  // namespace qiyue::provider

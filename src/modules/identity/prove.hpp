#pragma once

#include "modules/identity/api.hpp"

#include <functional>

// Proving who one is, in three steps: look up what is known (a read), compare the password (slow, outside of any
// transaction), and settle (a write: a failure is remembered, a success runs what was asked for).
namespace qiyue::identity {

// `device` is what a browser kept of an earlier signing in. Runs `then` in the transaction that settles a success. Refuses with `otherwise` when login, password or code are not
// right, whichever it was; the failure stays remembered.
Result<void> prove(db::Database& database, Context const& context, api::Ports& ports, Credentials const& credentials,
                   Refusal const& otherwise, std::function<Result<void>(db::Tx&, std::int64_t person)> const& then,
                   std::string const& device = {});

}  // namespace qiyue::identity

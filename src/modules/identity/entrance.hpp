#pragma once

#include "modules/identity/api.hpp"

// What the edge and the first start need of identity, and no other module: apart from api.hpp, which everybody includes.
namespace qiyue::identity {

// ---- the first start ----
bool nobody_yet(db::Tx& tx);
// A new set-up code, which the first administrator has to type; one issued before is worth nothing any more. "" when
// somebody exists. Only its digest is kept: who starts the program reads it in the terminal.
std::string issue_setup_code(db::Database& database, Context const& context, api::Ports& ports);

// ---- signing in from a browser ----
struct Browser {
    std::string device;  // the token that it kept of an earlier signing in
    std::string agent;   // what it calls itself: shown to its owner in the list of sessions
};

struct SignedIn {
    Session session;
    std::string device;  // to be kept by the browser; "" when the one it had is good
};

Result<SignedIn> sign_in(db::Database& database, Context const& context, api::Ports& ports,
                         Credentials const& credentials, Browser const& browser);

// ---- visitors ----
// People who are not signed in may write so often from one place; refuses (throttled) beyond. Opens a transaction of
// its own: a refused asking counts too.
Result<void> admit_visitor(db::Database& database, Context const& context, api::Ports& ports,
                           std::string const& remote);

// ---- places and words to choose from ----
// A place of GB/T 2260 that an organisation may be of.
struct Region {
    std::string code, name, level, parent;
};

// region.list, for everybody. The list lives as long as the program.
api::Operation region_operation(std::vector<Region> const& regions);

// What somebody of this kind, or in this post, does: in plain words, for who appoints.
Text does(std::string_view kind_or_post);

}  // namespace qiyue::identity

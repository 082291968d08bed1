#pragma once

#include "modules/identity/api.hpp"

// What is shown of organisations, persons and posts.
namespace qiyue::identity {

Value view_of(Text const& text);
Value view_of(Organisation const& organisation);
Value view_of(Person const& person);
// [{name, label}] of post names.
Value view_of_posts(std::vector<std::string> const& names);
// {person, organisation, posts, csrf, expires, totp, organisations} of the caller: what a page needs to begin.
Value view_of_caller(db::Tx& tx, Caller const& caller);

}  // namespace qiyue::identity

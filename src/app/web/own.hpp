#pragma once

#include "platform/api/operation.hpp"

#include <string_view>
#include <vector>

namespace qiyue::app::web {

// What the edge answers itself, in rows like any other: signing in, which makes and ends the cookie; files, which are
// too large for one transaction; and the description of all this. They have no function: Edge::own knows them by id.
std::vector<api::Operation> const& own_operations();

Refusal no_csrf();
Refusal no_session();

Fields const& sign_in_fields();
Fields const& choose_fields();

}  // namespace qiyue::app::web

#pragma once

#include "modules/journal/api.hpp"
#include "modules/workflow/api.hpp"

// What is in a hidden state (a bid before the opening) is told by no trail and no public log either.
namespace qiyue::workflow {

bool hidden(Procedure const& procedure, std::string_view state);
journal::Entry::Told told(Procedure const& procedure, std::string_view state);
// An object that comes out of hiding brings its past with it.
void unseal_when_shown(db::Tx& tx, Procedure const& procedure, std::int64_t object, std::string_view from,
                       std::string_view to);

}  // namespace qiyue::workflow

#pragma once

#include "modules/mode/store.hpp"

#include <optional>

// Inside of the module: its two procedures, and what they share.
namespace qiyue::mode {

// ---- fields.cpp ----
Fields const& mode_fields();
Fields const& publish_fields();
Fields const& withdraw_fields();
Fields const& mode_shown();
Fields const& matter_fields();

// ---- matter.cpp ----
workflow::Procedure matter_procedure();

// ---- listen.cpp ----
// Is it a public institution 事业单位?
bool is_institution(db::Tx& tx, std::int64_t organisation);
void listen(workflow::Engine& engine);

}  // namespace qiyue::mode

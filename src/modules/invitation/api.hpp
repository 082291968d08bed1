#pragma once

#include "modules/workflow/api.hpp"

// Whom a purchase invites that is not announced to all 邀请: found by a prequalification 资格预审, by a draw from the registered
// providers, or by written recommendations; each of them gets a letter, and only then the purchase goes out.
namespace qiyue::invitation {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::invitation

#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

Result<Value> dossier(Engine const& engine, api::Call& call);
// Sha-256 of the dossier without its own digest, written as JSON by platform/json.
std::string dossier_digest(Value dossier);

}  // namespace qiyue::workflow

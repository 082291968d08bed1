#pragma once

#include "modules/policy/api.hpp"

namespace qiyue::policy {

workflow::Procedure interpretation_procedure();
std::vector<api::Operation> operations(workflow::Engine const& engine);

}  // namespace qiyue::policy

#pragma once

#include "modules/policy/api.hpp"

namespace qiyue::policy {

workflow::Procedure interpretation_procedure();
workflow::Procedure extension_procedure();
std::vector<api::Operation> operations(workflow::Engine const& engine);
api::Operation refusals_operation(law::Rulebook const& book);

}  // namespace qiyue::policy

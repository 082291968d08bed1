#pragma once

#include "modules/disclosure/publish.hpp"

namespace qiyue::disclosure {

workflow::Procedure exemption_procedure();
workflow::Procedure publication_procedure();
workflow::Procedure remark_procedure();
api::Operation search_operation(workflow::Engine const& engine);
std::vector<api::Operation> operations(workflow::Engine const& engine);

}  // namespace qiyue::disclosure

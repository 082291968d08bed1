#pragma once

#include "law/rulebook.hpp"
#include "platform/api/operation.hpp"

#include <string>
#include <vector>

namespace qiyue::app::web {

// "get": as OpenAPI writes it.
std::string method_name(http::Method method);

// OpenAPI 3.1 of the operations: paths, inputs with their limits, problems, and which clauses each answers to.
Value openapi(std::vector<api::Operation> const& operations, law::Rulebook const& rules);

}  // namespace qiyue::app::web

#pragma once

#include "law/rulebook.hpp"
#include "platform/api/operation.hpp"

#include <string>
#include <vector>

namespace qiyue::app::web {

// "get": as OpenAPI writes it.
std::string method_name(http::Method method);

// OpenAPI 3.1 of the operations and of what the edge answers itself: paths, queries, inputs with their limits, what can
// be answered, and which clauses each answers to.
Value openapi(std::vector<api::Operation> const& operations, std::vector<api::Operation> const& own,
              law::Rulebook const& rules);

}  // namespace qiyue::app::web

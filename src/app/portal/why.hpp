#pragma once

#include "app/portal/render.hpp"

#include "base/value.hpp"

namespace qiyue::app::portal {

// A judgement in people's words (law/telling.hpp) as the partial `_why` shows it:
//   {label, value, quote, has_nodes, nodes}; what there is none of is false.
Value why_node(Value const& told, Language language);
// The whys of what was told of a notice: [{title, tree: [node]}].
Value whys_of(Value const& told, Language language);

}  // namespace qiyue::app::portal

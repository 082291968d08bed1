#pragma once

#include "base/value.hpp"

#include <vector>

namespace qiyue::participation {

// Counts per question and option. `questions`: [{question, options: [{option}]}]; each sheet: [{question: 1, option: 2}].
// Gives [{question, options: [{option, count}]}].
Value tally(Value const& questions, std::vector<Value> const& sheets);

// Does every answer point to a question and one of its options, no question twice?
bool fits(Value const& questions, Value const& sheet);

}  // namespace qiyue::participation

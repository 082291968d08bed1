#pragma once

#include "base/result.hpp"
#include "base/value.hpp"

#include <string>
#include <string_view>

namespace qiyue::json {

// Reads JSON text. Refuses (Reason::invalid, "json.malformed") broken text, numbers that are not 64-bit integers,
// duplicate keys, nesting deeper than 32, and invalid UTF-8.
Result<Value> parse(std::string_view text);

// Compact text; members in their order. Deterministic: the same value gives the same bytes.
std::string write(Value const& value);
// Indented by two spaces.
std::string write_pretty(Value const& value);

}  // namespace qiyue::json

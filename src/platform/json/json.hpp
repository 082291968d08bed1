#pragma once

#include "base/result.hpp"
#include "base/value.hpp"

#include <string>
#include <string_view>

namespace qiyue::json {

// Reads JSON text. Refuses (Reason::invalid, "json.malformed", `why` with line and column) broken text, numbers
// that are not 64-bit integers, duplicate keys, nesting deeper than 32, invalid UTF-8, and the character U+0000
// (no text of ours has one, and PostgreSQL can't keep it).
Result<Value> parse(std::string_view text);

// Compact text; members in their order. Deterministic: the same value gives the same bytes. Always valid JSON:
// bytes that are not UTF-8 come out as U+FFFD.
std::string write(Value const& value);
// Indented by two spaces.
std::string write_pretty(Value const& value);

}  // namespace qiyue::json

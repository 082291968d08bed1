#pragma once

#include "base/result.hpp"
#include "base/value.hpp"

#include <string_view>

namespace qiyue::toml {

// Reads TOML 1.0 text; `name` (a file's) only appears in what is refused. Tables keep the order of the file.
// Days become text "2026-09-30", times "18:00:00", date-times "2026-09-30T18:00:00+08:00" (without the offset when
// there is none, a fraction of a second when there is one). Refuses (Reason::invalid, "toml.malformed", `why` with
// name, line and column) broken text and floating-point numbers.
Result<Value> parse(std::string_view text, std::string_view name);

}  // namespace qiyue::toml

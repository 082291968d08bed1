#pragma once

#include "base/value.hpp"

#include <string>

// JSON Schema as far as our own documents use it, written a second time so that neither side can hide the other's error.
namespace qiyue::support {

// Follows {"$ref": "#/…"} inside the document; what it answers is a part of the document, or the value itself.
Value const& resolved(Value const& document, Value const& value);
Value const& resolved(Value const& document, Value&& value) = delete;

// What of the value is not as the schema says, "" when all of it is: "$.findings.0.code is missing".
std::string against(Value const& document, Value const& schema, Value const& value, std::string const& at = "$");

}  // namespace qiyue::support

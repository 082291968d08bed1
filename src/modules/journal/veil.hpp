#pragma once

#include "base/shape.hpp"

#include <string_view>

namespace qiyue::journal {

// Input as the journal keeps it: {"digest": …} in the place of what its description marks as confidential, {"sha256": …}
// in the place of an envelope, the rest as it came. Groups and lists are gone through.
Value veiled(Fields const& fields, Value input, std::string_view salt_hex);

}  // namespace qiyue::journal

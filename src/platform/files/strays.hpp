#pragma once

#include "base/day.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace qiyue::files {

// What lies in a store's folder and was last written before then: the digests that begin with these two signs, sorted.
// Nothing when there is no such folder. Who keeps the register of files finds by it what the register knows nothing of: a
// process may have died between moving a file in and writing its row.
std::vector<std::string> kept_before(std::string const& folder, std::string_view two_signs, Instant before);

}  // namespace qiyue::files

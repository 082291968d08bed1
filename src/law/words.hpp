#pragma once

#include <string>
#include <string_view>

namespace qiyue::law {

// Two texts that say the same: without blanks and punctuation, full-width forms narrowed, letters small.
std::string plain(std::string_view text);

}  // namespace qiyue::law

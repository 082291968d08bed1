#pragma once

#include <string>
#include <string_view>

// Where a photo was taken, as its sender's device says: decimal degrees as text, so that nothing is rounded.
namespace qiyue::delivery {

// "30.657400", "-0.5": a sign, up to three digits, up to six decimals; no further from nought than `most` degrees.
bool is_degrees(std::string_view text, int most);

}  // namespace qiyue::delivery

#pragma once

#include "app/scenario/runner.hpp"

#include <string>
#include <vector>

namespace qiyue::app::scenario {

// "0.042"
std::string seconds(std::int64_t micros);

// What came of stories, as the XML that build servers read: how many, how many failed, and each with its time.
std::string junit(std::vector<Outcome> const& outcomes);

}  // namespace qiyue::app::scenario

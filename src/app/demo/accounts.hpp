#pragma once

#include "app/scenario/story.hpp"

#include <string>
#include <string_view>

namespace qiyue::app::demo {

// Columns of a terminal: a Chinese character takes two.
std::size_t columns(std::string_view text);

// Who may sign in, a line or more for each post that somebody holds; nothing is wider than 80 columns.
std::string accounts(scenario::Cast const& cast);

}  // namespace qiyue::app::demo

#pragma once

#include <functional>

namespace qiyue::app::commands {

// Does it in a process of its own, before there are threads: the memory it needed goes back with it, so that the first start
// holds no more than any later one. Gives what it gave; what went wrong in it was told there.
bool apart(std::function<bool()> const& work);

}  // namespace qiyue::app::commands

#pragma once

#include "app/commands/worlds.hpp"

#include "base/day.hpp"

#include <functional>
#include <string>

// The demonstration city is made by running the scenarios, so that what people see and what the tests prove never
// drift apart.
namespace qiyue::app::demo {

// Makes it in an installation where nobody exists yet; false when there is somebody already. `now` is the visitor's: the
// purchases that he finds open were begun some days before it.
bool make_if_new(commands::Shared const& shared, std::string const& data, std::string const& database_url, Instant now,
                 std::function<void(std::string const&)> const& told);

// Was this installation made as the demonstration city?
bool is_demo(std::string const& data);

// The demo accounts by role, for the terminal.
std::string accounts(std::string const& home);

}  // namespace qiyue::app::demo

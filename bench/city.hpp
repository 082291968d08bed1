#pragma once

#include "app/world.hpp"

#include <chrono>
#include <memory>
#include <string>

// What measurements share: a city on disk after a story, in which time stands still, and how long things took.
namespace qiyue::bench {

using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point start);
// Of this process so far.
double processor_seconds();

struct City {
    ManualClock* clock = nullptr;
    std::unique_ptr<app::World> world;
};

// `chance`: nothing, or the seed by which the same story gives the same rows.
City open_city(std::string const& folder, std::unique_ptr<db::Database> database, std::string const& story,
               std::uint64_t chance = 0);

}  // namespace qiyue::bench

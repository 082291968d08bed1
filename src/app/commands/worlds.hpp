#pragma once

#include "app/world.hpp"

#include "base/clock.hpp"

#include <memory>
#include <string>

namespace qiyue::app::commands {

// What all worlds of one process share.
struct Shared {
    std::shared_ptr<law::Rulebook const> rules;
    std::shared_ptr<WorkCalendar const> calendar;
};
Shared load_shared();

// Where an installation keeps the embedded database, and which one it uses: that, or the one it was told.
std::string database_file(std::string const& data);
std::string database_url(std::string const& data, std::string const& database);

// A world for one story, in its place ("": the usual one): fresh database, files in memory, repeatable chance, cheap
// passwords.
std::unique_ptr<World> story_world(Shared const& shared, std::unique_ptr<ManualClock> clock, std::string const& place,
                                   std::string const& database_url, Suspended suspended = {});

// The world that a process serves: files below `data`, the day's time, true chance.
struct Served {
    std::string place = "成都";  // whose local rules hold
    int node = 0;
    std::string address = "http://127.0.0.1:8080";  // where the public reaches it
    documents::Limits file_limits;
};
std::unique_ptr<World> served_world(Shared const& shared, std::string const& data, std::string const& database_url,
                                    Served const& served = {});

}  // namespace qiyue::app::commands

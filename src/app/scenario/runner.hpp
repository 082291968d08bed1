#pragma once

#include "app/scenario/story.hpp"
#include "app/desk.hpp"
#include "app/world.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qiyue::app::scenario {

// What a run came to. `failure` says what was expected, what came, and the last steps.
struct Outcome {
    std::string name;
    bool passed = false;
    std::string failure;
    std::string journal_root;
    std::int64_t steps = 0;
    std::int64_t micros = 0;
};

// Makes a fresh world at that instant, in that place: whose local rules hold.
using MakeWorld = std::function<std::unique_ptr<World>(std::unique_ptr<ManualClock> clock, std::string const& place)>;

// Stories read once, shared by all runs of a process.
class Library {
public:
    explicit Library(std::string folder) : folder_(std::move(folder)) {}
    Story const& story(std::string const& name);
    Cast const& cast(std::string const& world);
    std::string const& folder() const { return folder_; }

private:
    std::string folder_;
    std::map<std::string, Story> stories_;
    std::map<std::string, Cast> casts_;
};

// The cast of a world, as it was made: what each key of it became.
struct Troupe {
    std::map<std::string, std::int64_t> people, organisations;
    std::map<std::string, Caller> callers;
};
// Throws Fault when it can't be made.
Troupe cast(Library& library, std::string const& name, World& world);

// Runs a story in a fresh world: its predecessors first, then its own steps.
Outcome run(Library& library, std::string const& name, MakeWorld const& make_world);

using Watch = std::function<void(Asked const&)>;

// A story's turn in a longer performance. "story@mark" ends at the step marked so. `from`: the clock goes there before
// whatever of it was not played yet.
struct Turn {
    Turn(std::string name) : story(std::move(name)) {}  // NOLINT(google-explicit-constructor): a name alone is a turn
    Turn(char const* name) : story(name) {}             // NOLINT(google-explicit-constructor)
    Turn(std::string name, Instant begins) : story(std::move(name)), from(begins) {}
    std::string story;
    std::optional<Instant> from = {};
};

// Whose rules a story goes by ("" where its world says none), and a moment at which its cast can be registered.
struct Setting {
    std::string place;
    Instant before;
};
Setting setting_of(Library& library, std::string const& name);

// Runs stories one after another in one given world (the demonstration city): the cast is made once; stories that
// share predecessors share what these made. Throws Fault when one fails. `watched` sees each asking that was done, with
// what it was given: secrets too.
void perform(Library& library, std::vector<Turn> const& turns, World& world, ManualClock& clock,
             std::function<void(std::string const& story, std::int64_t steps)> const& told, Watch const& watched = {});

}  // namespace qiyue::app::scenario

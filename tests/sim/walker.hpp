#pragma once

#include "support/house.hpp"

#include "app/desk.hpp"
#include "modules/workflow/api.hpp"

#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

// Random askings: anybody, anything, of any object that is there, with a lawful body of the story, a spoilt one, or
// none. The same seed walks the same way.
namespace qiyue::sim {

// A step of the story as it was lawfully done.
struct Recorded {
    std::string operation;
    Value input;
    Caller caller;
};

// Walks number 0 to `walks` - 1, two at a time; `walk` does one and says what went wrong ("" for nothing), which ends them all.
// Gives what went wrong.
std::string walk_in_pairs(int walks, std::function<std::string(int number)> const& walk);

// Plays the story once and notes every step.
std::vector<Recorded> record(std::string const& story);

class Walker {
public:
    Walker(support::House& house, std::vector<Recorded> const& recorded, std::uint64_t seed)
        : house_(house), recorded_(recorded), chance_(seed) {}

    // What will be asked next; sometimes time passes first.
    app::Asked next();
    // Of these kinds alone, when any are named.
    void keep_to(std::set<std::string> kinds);

private:
    std::uint64_t below(std::uint64_t count) { return count == 0 ? 0 : chance_() % count; }
    bool one_in(std::uint64_t count) { return below(count) == 0; }
    void follow(Recorded const& step, app::Asked& asked);
    api::Operation const& pick_operation();
    Caller pick_caller(api::Operation const& operation);
    Value pick_body(api::Operation const& operation);
    std::int64_t pick_object(std::string const& kind);
    Value spoil(Value value, int depth = 0);
    void fill_path(app::Asked& asked);
    void fill_query(app::Asked& asked);
    void pass_time();

    support::House& house_;
    std::vector<Recorded> const& recorded_;
    std::mt19937_64 chance_;
    std::vector<api::Operation const*> kept_;  // what may be asked; nothing: anything
};

}  // namespace qiyue::sim

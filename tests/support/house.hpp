#pragma once

#include "support/undoing.hpp"

#include "app/scenario/runner.hpp"
#include "app/world.hpp"

#include "base/clock.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

// The whole platform in memory, after a story was performed in it.
namespace qiyue::support {

// The last of the stages of the main story: the world in which most has happened.
std::string last_stage();

class House {
public:
    struct Member {
        std::string login;
        Caller caller;
    };

    // `watched` sees what the story does. No story: a clean installation, where nobody is yet.
    // `rules`: of an installation that sets some of them itself; none: as they stand in the source.
    explicit House(std::string const& story, app::scenario::Watch const& watched = {},
                   std::shared_ptr<law::Rulebook const> rules = {});

    app::World& world() { return *world_; }
    ManualClock& clock() { return *clock_; }
    // Everybody with a post, in the order in which they were registered.
    std::vector<Member> const& cast() const { return cast_; }
    Caller const& caller(std::string const& login) const;
    // From now on nothing that is asked leaves a trace.
    void undo_writes() { database_->undoes = true; }
    // Before which statement of a command the database breaks off; nothing: it never does.
    void break_when(std::function<bool()> breaks) { database_->breaks = std::move(breaks); }
    std::vector<workflow::Object> objects(std::string const& kind);

private:
    ManualClock* clock_ = nullptr;
    UndoingDatabase* database_ = nullptr;
    std::unique_ptr<app::World> world_;
    std::vector<Member> cast_;
};

}  // namespace qiyue::support

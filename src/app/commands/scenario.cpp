#include "app/commands/commands.hpp"
#include "app/commands/worlds.hpp"
#include "app/scenario/junit.hpp"
#include "app/scenario/runner.hpp"
#include "platform/db/scratch.hpp"

#include "base/failure.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>

namespace qiyue::app::commands {

namespace {

// Two engines that did the same write the same file.
void write_roots(std::string const& path, std::vector<scenario::Outcome> const& outcomes) {
    std::ofstream out(path);
    for (auto const& outcome : outcomes) {
        out << outcome.name << " " << (outcome.passed ? outcome.journal_root : "failed") << "\n";
    }
}

}  // namespace

int run_scenarios(Scenarios const& options) {
    auto const folder = home() + "/tests/scenarios";
    scenario::Library library(folder);
    std::set<std::string> names;
    for (auto const& path : options.paths) {
        auto const found = scenario::find_stories(folder, path);
        names.insert(found.begin(), found.end());
    }
    auto const shared = load_shared();
    auto server = options.database;
    if (server.empty()) {
        auto const* set = std::getenv("QIYUE_TEST_POSTGRESQL");
        server = set == nullptr ? std::string() : std::string(set);
    }
    auto const on_postgresql = options.engine == "postgresql";
    if (!on_postgresql && options.engine != "sqlite") {
        throw Fault("unknown engine " + options.engine + "; sqlite or postgresql");
    }
    if (on_postgresql && server.empty()) {
        throw Fault("--engine postgresql needs --database URL");
    }
    std::vector<scenario::Outcome> outcomes;
    int passed = 0;
    for (auto const& name : names) {
        std::unique_ptr<db::Scratch> scratch;
        if (on_postgresql) {
            scratch = std::make_unique<db::Scratch>(
                server, "qiyue_story_" + std::to_string(::getpid()) + "_" + std::to_string(outcomes.size()));
        }
        auto const url = scratch ? scratch->url() : std::string("sqlite::memory:");
        auto outcome = scenario::run(library, name, [&](std::unique_ptr<ManualClock> clock, std::string const& place) {
            return story_world(shared, std::move(clock), place, url);
        });
        passed += outcome.passed ? 1 : 0;
        if (!outcome.passed) {
            std::cout << "not ok " << name << "\n  " << outcome.failure << "\n";
        } else if (options.verbose) {
            std::cout << "ok " << name << " (" << outcome.steps << " steps, " << scenario::seconds(outcome.micros)
                      << " s, journal " << outcome.journal_root << ")\n";
        }
        outcomes.push_back(std::move(outcome));
    }
    if (!options.junit.empty()) {
        std::ofstream(options.junit) << scenario::junit(outcomes);
    }
    if (!options.roots.empty()) {
        write_roots(options.roots, outcomes);
    }
    std::cout << passed << " passed, " << static_cast<int>(outcomes.size()) - passed << " failed\n";
    return passed == static_cast<int>(outcomes.size()) && passed > 0 ? 0 : 1;
}

}  // namespace qiyue::app::commands

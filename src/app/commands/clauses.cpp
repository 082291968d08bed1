#include "app/clauses/matrix.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/worlds.hpp"
#include "law/cases.hpp"

#include <iostream>
#include <set>

namespace qiyue::app::commands {

namespace {

int report_cases(law::Rulebook const& rules) {
    auto const report = law::run_cases(rules);
    for (auto const& failure : report.failures) {
        std::cout << "not ok " << failure.clause << " " << failure.name << " (" << failure.file << "): expected "
                  << failure.expected << ", came " << failure.actual << "\n";
    }
    auto const failed = static_cast<int>(report.failures.size());
    std::cout << report.run - failed << " passed, " << failed << " failed\n";
    return report.ok() && report.run > 0 ? 0 : 1;
}

// Does anything that names this clause fail once the clause is switched off?
bool noticed(clauses::Row const& row, Shared const& shared, scenario::Library& library) {
    Suspended const off({row.clause->id});
    if (!row.carriers.cases.empty() && !law::run_cases(*shared.rules, row.clause->id, off).ok()) {
        return true;
    }
    for (auto const& story : row.carriers.stories) {
        auto const outcome =
            scenario::run(library, story, [&](std::unique_ptr<ManualClock> clock, std::string const& place) {
                return story_world(shared, std::move(clock), place, "sqlite::memory:", off);
            });
        if (!outcome.passed) {
            return true;
        }
    }
    return false;
}

int prove(std::vector<clauses::Row> const& rows, Shared const& shared, scenario::Library& library) {
    int proved = 0;
    int failed = 0;
    for (auto const& row : rows) {
        if (!clauses::carried(row.clause->effect)) {
            continue;
        }
        if (noticed(row, shared, library)) {
            proved += 1;
            continue;
        }
        failed += 1;
        std::cout << "not ok " << row.clause->id << " (" << law::name_of(row.clause->effect)
                  << "): " << (row.carriers.shown() ? "nothing noticed its absence" : "no scenario or case names it")
                  << "\n";
    }
    std::cout << proved << " passed, " << failed << " failed\n";
    return failed == 0 && proved > 0 ? 0 : 1;
}

// "a, b, c": what a mistaken word could have been.
template <class Names> std::string listed(Names const& names) {
    std::string all;
    for (auto const& name : names) {
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return all;
}

// The ids that begin as the mistaken one does, or all of its document; else how ids begin at all.
std::string ids_like(law::Rulebook const& rules, std::string const& id) {
    constexpr std::size_t some = 12;
    std::set<std::string> beginnings;
    std::vector<std::string> near;
    for (auto const& clause : rules.clauses()) {
        std::string const known(clause.id);
        beginnings.insert(known.substr(0, known.find('-') + 1) + "…");
        auto const last = id.rfind('-');
        if (last != std::string::npos && known.starts_with(id.substr(0, last + 1)) && near.size() < some) {
            near.push_back(known);
        }
    }
    return near.empty() ? "ids begin with " + listed(beginnings) + "; `qiyue clauses` lists them"
                        : "there are " + listed(near) + "; `qiyue clauses` lists all";
}

// What is asked for and does not exist; "" when all of it does.
std::string unknown(law::Rulebook const& rules, Clauses const& options) {
    std::set<std::string> places;
    std::set<std::string> areas;
    std::set<std::string> effects;
    for (auto const& clause : rules.clauses()) {
        places.insert(std::string(rules.statute_of(clause).place));
        areas.insert(std::string(clause.area));
        effects.insert(std::string(law::name_of(clause.effect)));
    }
    std::string told;
    auto const look = [&](char const* what, std::string const& given, std::set<std::string> const& known) {
        if (!given.empty() && !known.contains(given)) {
            told += "no clause has the " + std::string(what) + " " + given + "; there are: " + listed(known) + "\n";
        }
    };
    look("place", options.place, places);
    look("area", options.area, areas);
    look("effect", options.effect, effects);
    for (auto const& id : options.ids) {
        if (rules.find(id) == nullptr) {
            told += "there is no clause " + id + "; " + ids_like(rules, id) + "\n";
        }
    }
    return told;
}

}  // namespace

int clauses(Clauses const& options) {
    auto const shared = load_shared();
    if (auto const told = unknown(*shared.rules, options); !told.empty()) {
        std::cerr << told;
        return asked_wrongly;
    }
    if (options.cases) {
        return report_cases(*shared.rules);
    }
    scenario::Library library(home() + "/tests/scenarios");
    auto const carriers = clauses::carriers(*shared.rules, library, home());
    auto const rows =
        clauses::matrix(*shared.rules, carriers,
                        {.place = options.place, .area = options.area, .effect = options.effect, .ids = options.ids});
    if (options.prove) {
        return prove(rows, shared, library);
    }
    std::cout << (options.csv ? clauses::csv(rows) : clauses::table(rows));
    return 0;
}

}  // namespace qiyue::app::commands

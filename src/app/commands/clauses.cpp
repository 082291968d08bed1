#include "app/clauses/matrix.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/worlds.hpp"
#include "law/cases.hpp"

#include <iostream>

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
        auto const outcome = scenario::run(library, story, [&](std::unique_ptr<ManualClock> clock) {
            return story_world(shared, std::move(clock), "sqlite::memory:", off);
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

}  // namespace

int clauses(Clauses const& options) {
    auto const shared = load_shared();
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

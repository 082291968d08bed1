#include "city.hpp"

#include "app/commands/worlds.hpp"
#include "app/scenario/runner.hpp"
#include "platform/files/files.hpp"

#include <sys/resource.h>

namespace qiyue::bench {

double seconds_since(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

double processor_seconds() {
    rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

City open_city(std::string const& folder, std::unique_ptr<db::Database> database, std::string const& story,
               std::uint64_t chance) {
    static auto const shared = app::commands::load_shared();
    auto clock = std::make_unique<ManualClock>(Instant::parse("2020-01-01T09:00:00+08:00").value());
    auto random = std::unique_ptr<crypto::Random>(std::make_unique<crypto::SystemRandom>());
    if (chance != 0) {
        random = std::make_unique<crypto::SeededRandom>(chance);
    }
    City city;
    city.clock = clock.get();
    city.world = std::make_unique<app::World>(app::World::Parts{.rules = shared.rules,
                                                                .calendar = shared.calendar,
                                                                .clock = std::move(clock),
                                                                .random = std::move(random),
                                                                .files = files::open_folder(folder + "/files"),
                                                                .database = std::move(database),
                                                                .password_cost = crypto::PasswordCost::cheap,
                                                                .suspended = {}});
    app::scenario::Library library(app::home() + "/tests/scenarios");
    app::scenario::perform(library, {story}, *city.world, *city.clock, [](std::string const&, std::int64_t) {});
    return city;
}

}  // namespace qiyue::bench

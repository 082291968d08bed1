#include "app/commands/worlds.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"

namespace qiyue::app::commands {

Shared load_shared() {
    auto const folder = home();
    return {.rules = load_rules(folder), .calendar = load_calendar(folder)};
}

std::unique_ptr<World> story_world(Shared const& shared, std::unique_ptr<ManualClock> clock, std::string const& database_url,
                                   Suspended suspended) {
    constexpr std::uint64_t seed = 20'170'901;   // the day the Chengdu rules came into force; any number would do
    return std::make_unique<World>(World::Parts{.rules = shared.rules,
                                                .calendar = shared.calendar,
                                                .clock = std::move(clock),
                                                .random = std::make_unique<crypto::SeededRandom>(seed),
                                                .files = files::open_memory(),
                                                .database = db::open({.url = database_url, .readers = 1}),
                                                .password_cost = crypto::PasswordCost::cheap,
                                                .suspended = std::move(suspended)});
}

}  // namespace qiyue::app::commands

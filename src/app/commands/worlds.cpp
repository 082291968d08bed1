#include "app/commands/worlds.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"

#include <filesystem>

namespace qiyue::app::commands {

std::string database_file(std::string const& data) {
    return data + "/qiyue.sqlite";
}

std::string database_url(std::string const& data, std::string const& database) {
    return database.empty() ? "sqlite:" + database_file(data) : database;
}

Shared load_shared() {
    auto const folder = home();
    return {.rules = load_rules(folder), .calendar = load_calendar(folder)};
}

std::unique_ptr<World> story_world(Shared const& shared, std::unique_ptr<ManualClock> clock, std::string const& place,
                                   std::string const& database_url, Suspended suspended) {
    constexpr std::uint64_t seed = 20'170'901;  // the day the Chengdu rules came into force; any number would do
    World::Parts parts{.rules = shared.rules,
                       .calendar = shared.calendar,
                       .clock = std::move(clock),
                       .random = std::make_unique<crypto::SeededRandom>(seed),
                       .files = files::open_memory(),
                       .database = db::open({.url = database_url, .readers = 1}),
                       .password_cost = crypto::PasswordCost::cheap,
                       .suspended = std::move(suspended)};
    if (!place.empty()) {
        parts.place = place;
    }
    return std::make_unique<World>(std::move(parts));
}

std::unique_ptr<World> served_world(Shared const& shared, std::string const& data, std::string const& database_url,
                                    Served const& served) {
    std::filesystem::create_directories(data);
    return std::make_unique<World>(World::Parts{.rules = shared.rules,
                                                .calendar = shared.calendar,
                                                .clock = std::make_unique<SystemClock>(),
                                                .random = std::make_unique<crypto::SystemRandom>(),
                                                .files = files::open_folder(data + "/files"),
                                                .database = db::open({.url = database_url}),
                                                .password_cost = crypto::PasswordCost::interactive,
                                                .place = served.place,
                                                .node = served.node,
                                                .suspended = {},
                                                .address = served.address,
                                                .file_limits = served.file_limits});
}

}  // namespace qiyue::app::commands

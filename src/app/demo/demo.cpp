#include "app/demo/demo.hpp"

#include "app/demo/accounts.hpp"
#include "app/scenario/runner.hpp"
#include "modules/identity/api.hpp"
#include "platform/files/files.hpp"
#include "platform/toml/toml.hpp"

#include "base/failure.hpp"

#include <filesystem>
#include <fstream>

namespace qiyue::app::demo {

namespace {

constexpr char const* unfinished = "/demonstration.unfinished";
constexpr char const* marker = "/demonstration";  // a file below the data folder

// At which hour a story begins that is counted back from the visitor's day.
constexpr int morning = 9;

// Which stories make the city, in order: data/demo.toml. The first are recorded, with days of their own; others are counted
// back from the visitor's day, so that he comes while they are under way.
std::vector<scenario::Turn> turns(std::string const& home, Instant now) {
    auto const path = home + "/data/demo.toml";
    auto const table = toml::parse(files::read(path).value_or(""), path);
    if (!table.ok()) {
        throw Fault(path + " can't be read");
    }
    std::vector<scenario::Turn> turns;
    for (auto const& one : table.value()["stories"].items()) {
        if (one.is_text()) {
            turns.emplace_back(one.text());
            continue;
        }
        auto const before = static_cast<int>(one["days_before"].integer());
        turns.emplace_back(one["story"].text(), Instant::at(now.day().plus_days(-before), morning));
    }
    return turns;
}

}  // namespace

bool make_if_new(commands::Shared const& shared, std::string const& data, std::string const& database_url, Instant now,
                 std::function<void(std::string const&)> const& told) {
    auto clock = std::make_unique<ManualClock>(Instant::parse("2020-01-01T09:00:00+08:00").value());
    auto& hands = *clock;
    World world(World::Parts{.rules = shared.rules,
                             .calendar = shared.calendar,
                             .clock = std::move(clock),
                             .random = std::make_unique<crypto::SystemRandom>(),
                             .files = files::open_folder(data + "/files"),
                             .database = db::open({.url = database_url}),
                             .password_cost = crypto::PasswordCost::cheap,
                             .suspended = {}});
    if (std::filesystem::exists(data + unfinished)) {
        throw Fault("making the demonstration city was cut short; remove " + data + " and start again");
    }
    auto const somebody = world.database().read<bool>([](db::Tx& tx) { return !identity::organisations(tx).empty(); });
    if (somebody) {
        return false;
    }
    std::ofstream(data + unfinished) << "The demonstration city is being made.\n";
    scenario::Library library(home() + "/tests/scenarios");
    scenario::perform(library, turns(home(), now), world, hands, [&](std::string const& story, std::int64_t steps) {
        told(story + ": " + std::to_string(steps) + " steps so far");
    });
    std::filesystem::remove(data + unfinished);
    std::ofstream(data + marker) << "This installation is the demonstration city; its passwords are public.\n";
    return true;
}

bool is_demo(std::string const& data) {
    return std::filesystem::exists(data + marker);
}

std::string accounts(std::string const& home) {
    scenario::Library library(home + "/tests/scenarios");
    return "  demo accounts by role; the password of all is qiyue-demo-2026\n\n" + accounts(library.cast("chengdu"));
}

}  // namespace qiyue::app::demo

#include "app/commands/commands.hpp"
#include "app/commands/worlds.hpp"
#include "modules/ledger/api.hpp"

#include "base/failure.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

// `qiyue verify ledger` and `qiyue export journal`: the money of an installation, judged and told from its database.
namespace qiyue::app::commands {

namespace {

// What looks at an installation makes none.
std::unique_ptr<World> open_installation(std::string const& data, std::string const& database) {
    auto const file = database_file(data);
    if (database.empty() && !std::filesystem::exists(file)) {
        throw Fault("there is no installation in " + data + ": " + file + " is missing");
    }
    return served_world(load_shared(), data, database_url(data, database));
}

void write_all(World& world, std::ostream& out) {
    world.database().read<bool>([&](db::Tx& tx) {
        ledger::write_journal(tx, [&](std::string const& text) { out << text; });
        return true;
    });
    if (!out.flush()) {
        throw Fault("the journal can't be written");
    }
}

}  // namespace

int verify_ledger(std::string const& data, std::string const& database) {
    auto const world = open_installation(data, database);
    auto const sound = world->database().read<ledger::Soundness>([](db::Tx& tx) { return ledger::soundness(tx); });
    for (auto const& problem : sound.problems) {
        std::cout << "NOT SOUND: " << problem << "\n";
    }
    if (sound.problems.empty()) {
        std::cout << "sound: " << sound.entries << " entries in " << sound.accounts << " accounts balance\n";
    }
    return sound.problems.empty() ? 0 : 1;
}

int export_journal(ExportJournal const& options) {
    auto const world = open_installation(options.data, options.database);
    if (options.to.empty()) {
        write_all(*world, std::cout);
        return 0;
    }
    std::ofstream out(options.to, std::ios::binary);
    write_all(*world, out);
    return 0;
}

}  // namespace qiyue::app::commands

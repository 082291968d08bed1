#include "app/commands/commands.hpp"
#include "app/demo/demo.hpp"
#include "modules/journal/api.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

namespace qiyue::app {

TEST_CASE("demo: the city is made once in an empty place, and leaves an inhabited one alone") {
    auto const folder =
        (std::filesystem::temp_directory_path() / ("qiyue_demo_" + std::to_string(::getpid()))).string();
    std::filesystem::remove_all(folder);
    CHECK(commands::demo(folder, {}) == 0);
    CHECK(demo::is_demo(folder));
    auto const shared = commands::load_shared();
    auto const done = [&] {
        return commands::served_world(shared, folder, "sqlite:" + folder + "/qiyue.sqlite")
            ->database()
            .read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    };
    auto const made = done();
    CHECK(made > 272);  // the steps of the main job, and who was registered for it
    CHECK(commands::demo(folder, {}) == 1);
    CHECK(done() == made);
    std::filesystem::remove_all(folder);
}

}  // namespace qiyue::app

#include "modules/journal/tile.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

namespace qiyue::journal {

TEST_CASE("journal/tile: paths as the format writes them, and back") {
    struct {
        Tile tile;
        char const* path;
    } const known[] = {
        {{.level = 0, .index = 0, .width = 256}, "tile/0/000"},
        {{.level = 0, .index = 1'234'067, .width = 256}, "tile/0/x001/x234/067"},
        {{.level = 1, .index = 0, .width = 8}, "tile/1/000.p/8"},
        {{.level = 2, .index = 1000, .width = 255}, "tile/2/x001/000.p/255"},
        {{.level = Tile::entries, .index = 67, .width = 256}, "tile/entries/067"},
    };

    for (auto const& [tile, path] : known) {
        CHECK(path_of(tile) == path);
        CHECK(parse_tile_path(path) == tile);
    }
}

TEST_CASE("journal/tile: any other spelling names nothing") {
    for (auto const* path : {"",
                             "tile",
                             "tile/",
                             "tile/0",
                             "tile/0/",
                             "tile/0/1",
                             "tile/0/0001",
                             "tile/0/x000/001",
                             "tile/0/001/002",
                             "tile/00/001",
                             "tile/8/000",
                             "tile/-1/000",
                             "tile/a/000",
                             "tile/0/000.p/0",
                             "tile/0/000.p/256",
                             "tile/0/000.p/",
                             "tile/0/000.p/08",
                             "tile/0/000/",
                             "tile/0/../000",
                             "/tile/0/000",
                             "tile/0/x999/x999/x999/x999/x999/999"}) {
        CAPTURE(path);
        CHECK_FALSE(parse_tile_path(path));
    }
}

TEST_CASE("journal/tile: what to publish when the log has grown") {
    CHECK(tiles_added(0, 0).empty());
    CHECK(tiles_added(5, 5).empty());
    CHECK(tiles_added(0, 3) == std::vector<Tile>{{Tile::entries, 0, 3}, {0, 0, 3}});
    CHECK(tiles_added(3, 256) == std::vector<Tile>{{Tile::entries, 0, 256}, {0, 0, 256}, {1, 0, 1}});
    CHECK(tiles_added(256, 513) ==
          std::vector<Tile>{{Tile::entries, 1, 256}, {Tile::entries, 2, 1}, {0, 1, 256}, {0, 2, 1}, {1, 0, 2}});
    // Growth inside one tile of leaves leaves the upper level as it was.
    CHECK(tiles_added(513, 514) == std::vector<Tile>{{Tile::entries, 2, 2}, {0, 2, 2}});
}

TEST_CASE("journal/tile: bundles") {
    std::vector<std::string> const entries{"", "one", std::string(300, 'x')};
    auto const bytes = bundle_of(entries);
    CHECK(bytes.size() == 2 + 2 + 3 + 2 + 300);
    CHECK(parse_bundle(bytes) == entries);
    CHECK_FALSE(parse_bundle(bytes.substr(0, bytes.size() - 1)));
    CHECK_FALSE(parse_bundle(std::string(1, '\0')));
    CHECK_THROWS_AS(bundle_of({std::string(0x10000, 'x')}), Bug);
}

}  // namespace qiyue::journal

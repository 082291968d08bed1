#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How the log lies in public files: C2SP tlog-tiles. A hash tile holds up to 256 neighbouring hashes of level 8·L of the
// tree, a bundle holds up to 256 entries. A full file never changes; a partial one is named by its width.
namespace qiyue::journal {

inline constexpr int tile_width = 256;

struct Tile {
    static constexpr int entries = -1;  // `level` of a bundle of entries
    int level = 0;                      // 0: hashes of leaves, 1: of subtrees of 256, 2: of 65,536, …
    std::int64_t index = 0;
    int width = tile_width;
    friend bool operator==(Tile const&, Tile const&) = default;
};

// "tile/0/x001/067", "tile/1/000.p/8", "tile/entries/000"
std::string path_of(Tile const& tile);
// Nothing when the path names no tile in the one right spelling.
std::optional<Tile> parse_tile_path(std::string_view path);

// The files that a log of `size` has and a log of `earlier` did not: what to publish next.
std::vector<Tile> tiles_added(std::int64_t earlier, std::int64_t size);

// Each entry after its length in two bytes. ENSUREs that it fits.
std::string bundle_of(std::vector<std::string> const& entries);
std::optional<std::vector<std::string>> parse_bundle(std::string_view bytes);

}  // namespace qiyue::journal

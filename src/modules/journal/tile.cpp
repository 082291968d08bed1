#include "modules/journal/tile.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <charconv>

namespace qiyue::journal {

namespace {

constexpr int levels_max = 8;  // 256^8 hashes are more than a position counts
constexpr int group = 1000;    // the index is written in groups of three digits

std::string three_digits(std::int64_t number) {
    auto const digits = std::to_string(number);
    return std::string(3 - digits.size(), '0') + digits;
}

// 1234067 -> "x001/x234/067"
std::string index_path(std::int64_t index) {
    auto text = three_digits(index % group);
    for (auto rest = index / group; rest > 0; rest /= group) {
        text = "x" + three_digits(rest % group) + "/" + text;
    }
    return text;
}

std::optional<std::int64_t> parse_digits(std::string_view digits) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || number < 0) {
        return std::nullopt;
    }
    return number;
}

// Any spelling of an index path; that it is the right one is asked by writing it again.
std::optional<std::int64_t> parse_index(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits.size() > 15 ? std::nullopt : parse_digits(digits);
}

void add_tiles(int level, std::int64_t earlier, std::int64_t count, std::vector<Tile>& tiles) {
    for (auto index = earlier / tile_width; index < count / tile_width; ++index) {
        tiles.push_back({.level = level, .index = index, .width = tile_width});
    }
    if (count % tile_width != 0 && count != earlier) {
        tiles.push_back({.level = level, .index = count / tile_width, .width = static_cast<int>(count % tile_width)});
    }
}

}  // namespace

std::string path_of(Tile const& tile) {
    ENSURE(tile.width >= 1 && tile.width <= tile_width && tile.index >= 0);
    auto const level = tile.level == Tile::entries ? std::string("entries") : std::to_string(tile.level);
    auto const part = tile.width == tile_width ? std::string() : ".p/" + std::to_string(tile.width);
    return "tile/" + level + "/" + index_path(tile.index) + part;
}

std::optional<Tile> parse_tile_path(std::string_view path) {
    constexpr std::string_view start = "tile/";
    auto const slash = path.find('/', start.size());
    if (!path.starts_with(start) || slash == std::string_view::npos) {
        return std::nullopt;
    }
    auto const level_text = path.substr(start.size(), slash - start.size());
    auto const part = path.find(".p/", slash);
    auto const width =
        part == std::string_view::npos ? std::optional<std::int64_t>(tile_width) : parse_digits(path.substr(part + 3));
    auto const level = level_text == "entries" ? std::optional<std::int64_t>(Tile::entries) : parse_digits(level_text);
    auto const index = parse_index(path.substr(slash + 1, part == std::string_view::npos ? part : part - slash - 1));
    if (!level || *level >= levels_max || !index || !width || *width < 1 || *width > tile_width) {
        return std::nullopt;
    }
    Tile const tile{.level = static_cast<int>(*level), .index = *index, .width = static_cast<int>(*width)};
    return path_of(tile) == path ? std::optional(tile) : std::nullopt;
}

std::vector<Tile> tiles_added(std::int64_t earlier, std::int64_t size) {
    ENSURE(earlier >= 0 && earlier <= size);
    std::vector<Tile> tiles;
    add_tiles(Tile::entries, earlier, size, tiles);
    for (int level = 0; level < levels_max && size >> (8 * level) > 0; ++level) {
        add_tiles(level, earlier >> (8 * level), size >> (8 * level), tiles);
    }
    return tiles;
}

std::string bundle_of(std::vector<std::string> const& entries) {
    std::string bytes;
    for (auto const& entry : entries) {
        ENSURE(entry.size() <= 0xFFFF);
        bytes += static_cast<char>(entry.size() >> 8U);
        bytes += static_cast<char>(entry.size() & 0xFFU);
        bytes += entry;
    }
    return bytes;
}

std::optional<std::vector<std::string>> parse_bundle(std::string_view bytes) {
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        if (bytes.size() < 2) {
            return std::nullopt;
        }
        auto const size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U |
            static_cast<std::size_t>(static_cast<unsigned char>(bytes[1]));
        if (bytes.size() < 2 + size) {
            return std::nullopt;
        }
        entries.emplace_back(bytes.substr(2, size));
        bytes.remove_prefix(2 + size);
    }
    return entries;
}

}  // namespace qiyue::journal

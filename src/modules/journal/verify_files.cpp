#include "base/ensure.hpp"

#include "modules/journal/api.hpp"
#include "modules/journal/merkle.hpp"

#include "platform/json/json.hpp"

#include <algorithm>
#include <map>

namespace qiyue::journal {

namespace {

constexpr std::size_t hash_size = 32;

// Reads files and remembers the first thing that is wrong; everything after that is passed over.
class Examination {
public:
    explicit Examination(ReadFile const& read) : read_(read) {}

    std::string const& problem() const { return problem_; }

    bool sound() const { return problem_.empty(); }

    void require(bool holds, std::string const& otherwise) {
        if (!holds && problem_.empty()) {
            problem_ = otherwise;
        }
    }

    std::string file(std::string const& path) {
        auto content = read_(path);
        require(content.has_value(), path + " is missing");
        return content.value_or("");
    }

    // Leaf hashes of one bundle, each computed from its entry and standing in its place.
    void add_bundle(Tile const& tile, std::vector<Hash>& leaves) {
        auto const path = path_of(tile);
        auto const entries = parse_bundle(file(path));
        require(entries && std::ssize(*entries) == tile.width,
                path + " is not " + std::to_string(tile.width) + " entries");
        if (!sound()) {
            return;
        }
        for (auto const& entry : *entries) {
            auto const position = std::ssize(leaves);
            auto const leaf = json::parse(entry);
            require(leaf.ok() && leaf.value()["position"].integer_or(-1) == position,
                    "entry " + std::to_string(position) + " in " + path + " does not say its position");
            leaves.push_back(leaf_hash(entry));
        }
    }

    void compare_tile(Tile const& tile, std::vector<Hash> const& level) {
        auto const path = path_of(tile);
        auto const content = file(path);
        require(content.size() == static_cast<std::size_t>(tile.width) * hash_size, path + " has the wrong length");
        for (int i = 0; i < tile.width && sound(); ++i) {
            auto const number = tile.index * tile_width + i;
            require(content.substr(static_cast<std::size_t>(i) * hash_size, hash_size) ==
                        level.at(static_cast<std::size_t>(number)),
                    path + ": hash " + std::to_string(i) + " is not that of the entries");
        }
    }

private:
    ReadFile const& read_;
    std::string problem_;
};

// All complete subtrees, level by level, from the leaves up.
std::vector<std::vector<Hash>> levels_of(std::vector<Hash> leaves) {
    std::vector<std::vector<Hash>> levels{std::move(leaves)};
    while (levels.back().size() > 1) {
        std::vector<Hash> above;
        for (std::size_t i = 0; i + 1 < levels.back().size(); i += 2) {
            above.push_back(node_hash(levels.back()[i], levels.back()[i + 1]));
        }
        levels.push_back(std::move(above));
    }
    return levels;
}

void examine(Examination& examination, Checkpoint const& head, std::vector<Checkpoint> const& earlier) {
    auto const tiles = tiles_added(0, head.size);
    std::vector<Hash> leaves;
    for (auto const& tile : tiles) {
        if (tile.level == Tile::entries && examination.sound()) {
            examination.add_bundle(tile, leaves);
        }
    }
    if (!examination.sound()) {
        return;
    }
    auto const levels = levels_of(std::move(leaves));
    for (auto const& tile : tiles) {
        if (tile.level != Tile::entries && examination.sound()) {
            examination.compare_tile(tile, levels.at(static_cast<std::size_t>(tile.level) * 8));
        }
    }
    Stored const stored = [&](Subtree subtree) {
        return levels.at(static_cast<std::size_t>(subtree.level)).at(static_cast<std::size_t>(subtree.number));
    };
    examination.require(root_of(head.size, stored) == head.root, "the signed root is not that of the entries");
    for (auto const& kept : earlier) {
        examination.require(kept.size <= head.size && root_of(kept.size, stored) == kept.root,
                            "the checkpoint kept at size " + std::to_string(kept.size) +
                                " is of another log: history was rewritten");
    }
}

}  // namespace

VerifiedFiles verify_files(ReadFile const& read, std::string_view verifier_key,
                           std::vector<std::string> const& earlier) {
    Examination examination(read);
    auto const verifier = parse_verifier_key(verifier_key);
    if (!verifier) {
        return {.size = 0, .root = {}, .problem = "the verifier key is malformed"};
    }
    auto const opened = [&](std::string const& note) {
        return open_checkpoint(note, verifier->origin, verifier->public_key);
    };
    auto const head = opened(examination.file("checkpoint"));
    examination.require(head.has_value(), "the checkpoint is not signed by this key for this log");
    std::vector<Checkpoint> kept;
    for (auto const& note : earlier) {
        auto const checkpoint = opened(note);
        examination.require(checkpoint.has_value(), "a kept checkpoint is not signed by this key for this log");
        kept.push_back(checkpoint.value_or(Checkpoint{}));
    }
    if (examination.sound()) {
        examine(examination, *head, kept);
    }
    return {.size = head ? head->size : 0,
            .root = head ? crypto::to_hex(head->root) : "",
            .problem = examination.problem()};
}

}  // namespace qiyue::journal

#include "base/ensure.hpp"

#include "modules/journal/api.hpp"
#include "modules/journal/leaf.hpp"
#include "modules/journal/store.hpp"

namespace qiyue::journal {

namespace {

Stored stored_in(db::Tx& tx) {
    return [&tx](Subtree subtree) {
        auto hash = store::hash_of(tx, subtree);
        ENSURE(hash.has_value());
        return *hash;
    };
}

Hash raw_root(db::Tx& tx, std::int64_t size) {
    return root_of(size, stored_in(tx));
}

std::int64_t size_or_all(db::Tx& tx, std::int64_t size) {
    auto const all = store::size(tx);
    ENSURE(size <= all);
    return size < 0 ? all : size;
}

}  // namespace

std::int64_t size(db::Tx& tx) {
    return store::size(tx);
}

std::vector<Instant> instants(db::Tx& tx) {
    return store::instants(tx);
}

std::optional<std::int64_t> last_about(db::Tx& tx, std::int64_t project, std::int64_t object) {
    return store::last_about(tx, project, object);
}

std::string root(db::Tx& tx, std::int64_t size) {
    return crypto::to_hex(raw_root(tx, size_or_all(tx, size)));
}

std::string checkpoint(db::Tx& tx, crypto::SigningKey const& key, std::string_view origin, std::int64_t size) {
    auto const count = size_or_all(tx, size);
    return sign_checkpoint({.origin = std::string(origin), .size = count, .root = raw_root(tx, count)}, key);
}

std::optional<std::string> tile(db::Tx& tx, Tile const& tile) {
    auto const first = tile.index * tile_width;
    auto const width = static_cast<std::size_t>(tile.width);
    if (tile.level == Tile::entries) {
        std::vector<std::string> entries;
        for (auto const& row : store::range(tx, first, first + tile.width)) {
            entries.push_back(text_of(row.leaf));
        }
        return entries.size() == width ? std::optional(bundle_of(entries)) : std::nullopt;
    }
    auto const hashes = store::hashes(tx, tile.level * 8, first, tile.width);
    if (hashes.size() != width) {
        return std::nullopt;
    }
    std::string bytes;
    for (auto const& hash : hashes) {
        bytes += hash;
    }
    return bytes;
}

std::optional<std::string> receipt(db::Tx& tx, Signer const& signer, std::int64_t position) {
    auto const all = store::size(tx);
    if (position < 0 || position >= all) {
        return std::nullopt;
    }
    auto const rows = store::range(tx, position, position + 1);
    ENSURE(rows.size() == 1);
    return text_of(Proof{.entry = text_of(rows.front().leaf),
                         .position = position,
                         .path = inclusion_proof(tx, position, all),
                         .checkpoint = checkpoint(tx, signer.key, signer.origin, all)});
}

std::vector<Hash> inclusion_proof(db::Tx& tx, std::int64_t position, std::int64_t size) {
    return inclusion_proof(position, size, stored_in(tx));
}

std::vector<Hash> consistency_proof(db::Tx& tx, std::int64_t earlier, std::int64_t size) {
    return consistency_proof(earlier, size, stored_in(tx));
}

}  // namespace qiyue::journal

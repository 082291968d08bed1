#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// The Merkle tree of RFC 6962, section 2.1. Leaves are never changed, only added; each complete subtree (a power of
// two leaves, aligned) keeps its hash for ever, so a root of any size and any proof need a few stored hashes.
namespace qiyue::journal {

using Hash = std::string;  // 32 raw bytes

Hash leaf_hash(std::string_view leaf);                          // SHA-256(0x00 || leaf)
Hash node_hash(std::string_view left, std::string_view right);  // SHA-256(0x01 || left || right)
Hash empty_root();                                              // SHA-256 of nothing

// A complete subtree: level 0 are the leaves; it covers the leaves [number << level, (number + 1) << level).
struct Subtree {
    int level = 0;
    std::int64_t number = 0;
    friend bool operator==(Subtree, Subtree) = default;
};

// Gives the hash of a complete subtree, from wherever it is kept.
using Stored = std::function<Hash(Subtree)>;

// The subtrees that become complete when the leaf at this position is added, lowest first (the leaf itself is not
// named): none for an even position.
std::vector<Subtree> completed_by(std::int64_t position);

Hash root_of(std::int64_t size, Stored const& stored);

// The hashes that lead from one leaf to the root of a tree of that size (section 2.1.1), lowest first.
std::vector<Hash> inclusion_proof(std::int64_t position, std::int64_t size, Stored const& stored);
bool verify_inclusion(std::string_view leaf_hash, std::int64_t position, std::int64_t size,
                      std::vector<Hash> const& proof, std::string_view root);

// The hashes that show that the tree of `size` only added to the tree of `earlier` (section 2.1.2).
std::vector<Hash> consistency_proof(std::int64_t earlier, std::int64_t size, Stored const& stored);
bool verify_consistency(std::int64_t earlier, std::int64_t size, std::vector<Hash> const& proof,
                        std::string_view earlier_root, std::string_view root);

}  // namespace qiyue::journal

#include "modules/journal/merkle.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// Goal: the tree gives the hashes everybody else's tree gives, and its proofs convince exactly when they should.
// Method: the eight-leaf vectors of the Certificate Transparency project; then every tree up to 40 leaves against the
// definition of the RFC written out naively, and every proof with one hash, position, size or root made wrong.
namespace qiyue::journal {
namespace {

std::vector<std::string> known_leaves() {
    std::vector<std::string> leaves;
    for (auto const* hex :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        leaves.push_back(*crypto::from_hex(hex));
    }
    return leaves;
}

std::vector<std::string> counted_leaves(std::int64_t count) {
    std::vector<std::string> leaves;
    for (std::int64_t i = 0; i < count; ++i) {
        leaves.push_back("leaf " + std::to_string(i));
    }
    return leaves;
}

// The definition, without any stored subtree.
Hash naive_root(std::vector<std::string> const& leaves, std::size_t from, std::size_t to) {
    if (from == to) {
        return empty_root();
    }
    if (to - from == 1) {
        return leaf_hash(leaves[from]);
    }
    std::size_t split = 1;
    while (split * 2 < to - from) {
        split *= 2;
    }
    return node_hash(naive_root(leaves, from, from + split), naive_root(leaves, from + split, to));
}

Stored stored_of(std::vector<std::string> const& leaves) {
    return [&leaves](Subtree subtree) {
        auto const from = static_cast<std::size_t>(subtree.number) << subtree.level;
        auto const to = from + (std::size_t{1} << subtree.level);
        REQUIRE(to <= leaves.size());
        return naive_root(leaves, from, to);
    };
}

std::size_t index(std::int64_t number) {
    return static_cast<std::size_t>(number);
}

}  // namespace

TEST_CASE("journal/merkle: the vectors of Certificate Transparency") {
    constexpr char const* roots[] = {
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    };
    auto const leaves = known_leaves();
    for (std::int64_t size = 0; size <= 8; ++size) {
        CHECK(crypto::to_hex(root_of(size, stored_of(leaves))) == roots[size]);
    }
    // PATH(0, D[8]) of the same vectors.
    auto const path = inclusion_proof(0, 8, stored_of(leaves));
    REQUIRE(path.size() == 3);
    CHECK(crypto::to_hex(path[0]) == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    CHECK(crypto::to_hex(path[1]) == "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
    CHECK(crypto::to_hex(path[2]) == "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
}

TEST_CASE("journal/merkle: every root up to 40 leaves is the RFC's") {
    auto const leaves = counted_leaves(40);
    for (std::int64_t size = 0; size <= 40; ++size) {
        CHECK(root_of(size, stored_of(leaves)) == naive_root(leaves, 0, index(size)));
    }
}

TEST_CASE("journal/merkle: what a new leaf completes") {
    CHECK(completed_by(0).empty());
    CHECK(completed_by(6).empty());
    CHECK(completed_by(1) == std::vector<Subtree>{{1, 0}});
    CHECK(completed_by(5) == std::vector<Subtree>{{1, 2}});
    CHECK(completed_by(7) == std::vector<Subtree>{{1, 3}, {2, 1}, {3, 0}});
    CHECK(completed_by(11) == std::vector<Subtree>{{1, 5}, {2, 2}});
}

TEST_CASE("journal/merkle: every inclusion proof convinces, and no wrong one does") {
    auto const leaves = counted_leaves(33);
    for (std::int64_t size = 1; size <= 33; ++size) {
        auto const root = naive_root(leaves, 0, index(size));
        for (std::int64_t position = 0; position < size; ++position) {
            auto const leaf = leaf_hash(leaves[index(position)]);
            auto const proof = inclusion_proof(position, size, stored_of(leaves));
            CHECK(verify_inclusion(leaf, position, size, proof, root));
            CHECK_FALSE(verify_inclusion(leaf_hash("another"), position, size, proof, root));
            CHECK_FALSE(verify_inclusion(leaf, position + 1, size, proof, root));
            CHECK_FALSE(verify_inclusion(leaf, position - 1, size, proof, root));
            CHECK_FALSE(verify_inclusion(leaf, position, size, proof, leaf_hash("another")));
            for (std::size_t i = 0; i < proof.size(); ++i) {
                auto wrong = proof;
                wrong[i][0] = static_cast<char>(wrong[i][0] ^ 1);
                CHECK_FALSE(verify_inclusion(leaf, position, size, wrong, root));
            }
            auto longer = proof;
            longer.push_back(root);
            CHECK_FALSE(verify_inclusion(leaf, position, size, longer, root));
            if (!proof.empty()) {
                auto shorter = proof;
                shorter.pop_back();
                CHECK_FALSE(verify_inclusion(leaf, position, size, shorter, root));
            }
        }
    }
}

TEST_CASE("journal/merkle: every consistency proof convinces, and no wrong one does") {
    auto const leaves = counted_leaves(33);
    for (std::int64_t size = 0; size <= 33; ++size) {
        auto const root = naive_root(leaves, 0, index(size));
        for (std::int64_t earlier = 0; earlier <= size; ++earlier) {
            auto const before = naive_root(leaves, 0, index(earlier));
            auto const proof = consistency_proof(earlier, size, stored_of(leaves));
            CHECK(verify_consistency(earlier, size, proof, before, root));
            CHECK_FALSE(verify_consistency(earlier, size, proof, leaf_hash("another"), root));
            if (earlier > 0) {
                CHECK_FALSE(verify_consistency(earlier, size, proof, before, leaf_hash("another")));
            }
            for (std::size_t i = 0; i < proof.size(); ++i) {
                auto wrong = proof;
                wrong[i][0] = static_cast<char>(wrong[i][0] ^ 1);
                CHECK_FALSE(verify_consistency(earlier, size, wrong, before, root));
            }
            auto longer = proof;
            longer.push_back(root);
            CHECK_FALSE(verify_consistency(earlier, size, longer, before, root));
        }
    }
    CHECK_FALSE(verify_consistency(5, 4, {}, empty_root(), empty_root()));
}

}  // namespace qiyue::journal

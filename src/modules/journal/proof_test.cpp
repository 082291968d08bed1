#include "modules/journal/proof.hpp"

#include "modules/journal/checkpoint.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

// Goal: a receipt proves what it says with the log's public key alone, and any changed byte of it proves nothing.
namespace qiyue::journal {
namespace {

constexpr char const* origin = "qiyue.example/log";

crypto::SigningKey key_of(std::uint64_t seed) {
    crypto::SeededRandom random(seed);
    return crypto::make_signing_key(random);
}

std::vector<std::string> const entries{"zero", "one", "two", "three", "four"};

Hash subtree(Subtree wanted) {
    if (wanted.level == 0) {
        return leaf_hash(entries.at(static_cast<std::size_t>(wanted.number)));
    }
    return node_hash(subtree({.level = wanted.level - 1, .number = wanted.number * 2}),
                     subtree({.level = wanted.level - 1, .number = wanted.number * 2 + 1}));
}

std::string receipt(std::int64_t position) {
    auto const size = std::ssize(entries);
    Checkpoint const head{.origin = origin, .size = size, .root = root_of(size, subtree)};
    return text_of(Proof{.entry = entries.at(static_cast<std::size_t>(position)),
                         .position = position,
                         .path = inclusion_proof(position, size, subtree),
                         .checkpoint = sign_checkpoint(head, key_of(1))});
}

std::string public_line(std::uint64_t seed) {
    return verifier_key(origin, key_of(seed).public_key);
}

}  // namespace

TEST_CASE("journal/proof: every entry's receipt proves it") {
    for (std::int64_t position = 0; position < std::ssize(entries); ++position) {
        auto const verified = verify_proof(receipt(position), public_line(1));
        CHECK(verified.problem == "");
        CHECK(verified.entry == entries.at(static_cast<std::size_t>(position)));
        CHECK(verified.position == position);
        CHECK(verified.size == 5);
    }
}

TEST_CASE("journal/proof: of another log, or with any byte of what is proved changed, it proves nothing") {
    auto const good = receipt(2);
    CHECK(verify_proof(good, public_line(2)).problem != "");
    CHECK(verify_proof(good, "nonsense").problem == "the verifier key is malformed");
    // Signatures of others may follow; up to the log's own each byte counts.
    for (std::size_t i = 0; i + 1 < good.size(); ++i) {
        auto changed = good;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        INFO("byte " << i);
        CHECK(verify_proof(changed, public_line(1)).problem != "");
    }
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK(verify_proof(good.substr(0, length), public_line(1)).problem != "");
    }
}

TEST_CASE("journal/proof: a swapped entry or position is found") {
    auto proof = parse_proof(receipt(2));
    REQUIRE(proof);
    proof->entry = "three";
    CHECK(verify_proof(text_of(*proof), public_line(1)).problem == "the entry does not lead to the signed root");
    proof->entry = "two";
    proof->position = 3;
    CHECK(verify_proof(text_of(*proof), public_line(1)).problem == "the entry does not lead to the signed root");
}

}  // namespace qiyue::journal

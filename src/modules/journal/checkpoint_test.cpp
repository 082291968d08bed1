#include "modules/journal/checkpoint.hpp"

#include <doctest/doctest.h>

// Goal: our checkpoints are the ones other people's tools read, and nothing else is taken for one.
namespace qiyue::journal {
namespace {

constexpr char const* origin = "qiyue.example/log";

crypto::SigningKey key_of(std::uint64_t seed) {
    crypto::SeededRandom random(seed);
    return crypto::make_signing_key(random);
}

Checkpoint some() {
    return {.origin = origin, .size = 7, .root = leaf_hash("seven")};
}

}  // namespace

TEST_CASE("journal/checkpoint: signed, opened, and readable line by line") {
    auto const key = key_of(1);
    auto const note = sign_checkpoint(some(), key);
    CHECK(note.starts_with("qiyue.example/log\n7\n" + crypto::to_base64(some().root) + "\n\n\xE2\x80\x94 " + origin +
                           " "));
    CHECK(note.ends_with("\n"));
    auto const opened = open_checkpoint(note, origin, key.public_key);
    REQUIRE(opened);
    CHECK(opened->size == 7);
    CHECK(opened->root == some().root);
    CHECK(sign_checkpoint(some(), key) == note);
}

TEST_CASE("journal/checkpoint: the key of the example of the signed note format") {
    // "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", from the format's own documentation.
    auto const known = std::string("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    auto const verifier = parse_verifier_key(known);
    REQUIRE(verifier);
    CHECK(verifier->origin == "PeterNeumann");
    CHECK(verifier_key(verifier->origin, verifier->public_key) == known);
    CHECK_FALSE(parse_verifier_key("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    CHECK_FALSE(parse_verifier_key("PeterNeumann"));
}

TEST_CASE("journal/checkpoint: what was changed, is another's or is malformed is refused") {
    auto const key = key_of(1);
    auto const note = sign_checkpoint(some(), key);
    auto const with = [&](std::string_view from, std::string_view to) {
        auto text = note;
        return text.replace(text.find(from), from.size(), to);
    };
    CHECK_FALSE(open_checkpoint(note, origin, key_of(2).public_key));
    CHECK_FALSE(open_checkpoint(note, "another/log", key.public_key));
    CHECK_FALSE(open_checkpoint(with("\n7\n", "\n8\n"), origin, key.public_key));
    CHECK_FALSE(open_checkpoint(with("\n7\n", "\n07\n"), origin, key.public_key));
    CHECK_FALSE(open_checkpoint(with("\n7\n", "\n-7\n"), origin, key.public_key));
    CHECK_FALSE(open_checkpoint(with("\n7\n", "\n\n"), origin, key.public_key));
    CHECK_FALSE(open_checkpoint(note.substr(0, note.size() - 1), origin, key.public_key));
    CHECK_FALSE(open_checkpoint("", origin, key.public_key));
    CHECK_FALSE(open_checkpoint("\n\n", origin, key.public_key));
}

TEST_CASE("journal/checkpoint: a witness's signature beside ours is passed over") {
    auto const key = key_of(1);
    auto witness = some();
    witness.origin = "witness.example";
    auto const theirs = sign_checkpoint(witness, key_of(3));
    auto const line = theirs.substr(theirs.rfind("\xE2\x80\x94"));
    auto const note = sign_checkpoint(some(), key);
    CHECK(open_checkpoint(note + line, origin, key.public_key));
    auto const gap = note.rfind("\n\n") + 2;
    CHECK(open_checkpoint(note.substr(0, gap) + line + note.substr(gap), origin, key.public_key));
    CHECK_FALSE(open_checkpoint(note.substr(0, gap) + line, origin, key.public_key));
}

TEST_CASE("journal/checkpoint: a log's secret key is kept as one line and is the same key afterwards") {
    Signer const made{.origin = origin, .key = key_of(5)};
    auto const line = signer_key(made);
    CHECK(line.starts_with("PRIVATE+KEY+qiyue.example/log+"));
    auto const read = parse_signer_key(line);
    REQUIRE(read);
    CHECK(read->origin == origin);
    CHECK(read->key.public_key == made.key.public_key);
    CHECK(sign_checkpoint(some(), read->key) == sign_checkpoint(some(), made.key));
    auto other = line;
    other.replace(other.find("example"), 7, "exbmple");
    CHECK_FALSE(parse_signer_key(other));  // the id is of name and key together
    CHECK_FALSE(parse_signer_key(verifier_key(origin, made.key.public_key)));
    CHECK_FALSE(parse_signer_key(line.substr(0, line.size() - 4)));
    CHECK_FALSE(parse_signer_key(""));
}

}  // namespace qiyue::journal

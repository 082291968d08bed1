#include "modules/sealing/envelope.hpp"

#include "platform/json/json.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using sealing::Unsealed;

namespace {

constexpr sealing::Bound own{.object = 7, .provider = 11};

struct World {
    World() { crypto::start(); }
    crypto::SeededRandom random{7};
};

// The envelope with one part changed by `change`.
template <class Change> std::string with(std::string const& envelope, char const* part, Change change) {
    auto inside = json::parse(crypto::from_base64(envelope).value()).value();
    auto bytes = crypto::from_base64(inside[part].text()).value();
    change(bytes);
    inside.set(part, crypto::to_base64(bytes));
    return crypto::to_base64(json::write(inside));
}

void flip_last(std::string& bytes) {
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
}

}  // namespace

TEST_CASE_FIXTURE(World, "sealing/envelope what is sealed for a key opens with it") {
    auto const key = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "{\"price\":176000000}", random);
    CHECK(sealing::is_envelope(envelope, key.public_key));
    auto const opened = sealing::open_envelope(key, own, envelope);
    CHECK(opened.fault == Unsealed::Fault::none);
    CHECK(opened.content == "{\"price\":176000000}");
}

TEST_CASE_FIXTURE(World, "sealing/envelope sealed by the national algorithms it opens with its key and no other") {
    auto const& suite = crypto::sealing_national();
    auto const key = suite.make_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "{\"price\":176000000}", random);
    CHECK(sealing::is_envelope(envelope, key.public_key));
    CHECK(sealing::open_envelope(key, own, envelope).content == "{\"price\":176000000}");
    CHECK(sealing::open_envelope(suite.make_key(random), own, envelope).fault == Unsealed::Fault::other_key);
    CHECK(sealing::open_envelope(key, {.object = 7, .provider = 12}, envelope).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, own, with(envelope, "ciphertext", flip_last)).fault == Unsealed::Fault::damaged);
    // For a key of the other suite it is none at all.
    auto const other = crypto::make_box_key(random);
    CHECK_FALSE(sealing::is_envelope(envelope, other.public_key));
    CHECK(sealing::open_envelope(other, own, envelope).fault == Unsealed::Fault::no_envelope);
}

// As the bidder's browser makes it, byte for byte.
TEST_CASE_FIXTURE(World, "sealing/envelope an attachment under a key of the national suite is what the browser sends") {
    auto const sealed =
        sealing::seal_attachment("anxin attachment key of forty-eight bytes, a dem", "上门照护服务方案(演示)");
    CHECK(crypto::to_base64(sealed) ==
          "OnotA0/1UcVIRdvvn9Nfk5Le6irr702q8blz0auRUXkkIK7fx0ULELFix1JdmIsl5eeoXRhrEgHjj07vcAu2Kg=="
          "");
}

TEST_CASE_FIXTURE(World, "sealing/envelope reads nothing of its content and differs every time") {
    auto const key = crypto::make_box_key(random);
    auto const one = sealing::seal_envelope(key.public_key, own, "price 176000000", random);
    auto const two = sealing::seal_envelope(key.public_key, own, "price 176000000", random);
    CHECK(one != two);
    CHECK(crypto::from_base64(one).value().find("176000000") == std::string::npos);
}

TEST_CASE_FIXTURE(World, "sealing/envelope another tender's key does not open it") {
    auto const key = crypto::make_box_key(random);
    auto const other = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "content", random);
    CHECK(sealing::open_envelope(other, own, envelope).fault == Unsealed::Fault::other_key);
}

TEST_CASE_FIXTURE(World, "sealing/envelope one flipped bit is noticed") {
    auto const key = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "content", random);
    CHECK(sealing::open_envelope(key, own, with(envelope, "ciphertext", flip_last)).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, own, with(envelope, "nonce", flip_last)).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, own, with(envelope, "wrapped_key", flip_last)).fault ==
          Unsealed::Fault::other_key);
    CHECK(sealing::is_envelope(with(envelope, "ciphertext", flip_last), key.public_key));
}

TEST_CASE_FIXTURE(World, "sealing/envelope what is not sealed is told apart without a key") {
    auto const key = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "content", random);
    CHECK_FALSE(sealing::is_envelope("", key.public_key));
    CHECK_FALSE(sealing::is_envelope("not base64!", key.public_key));
    CHECK_FALSE(sealing::is_envelope(crypto::to_base64("{\"price\":176000000}"), key.public_key));
    CHECK_FALSE(
        sealing::is_envelope(with(envelope, "nonce", [](std::string& bytes) { bytes.pop_back(); }), key.public_key));
    CHECK_FALSE(sealing::is_envelope(with(envelope, "ciphertext", [](std::string& bytes) { bytes.resize(16); }),
                                     key.public_key));
    CHECK(sealing::open_envelope(key, own, crypto::to_base64("{}")).fault == Unsealed::Fault::no_envelope);
}

TEST_CASE_FIXTURE(World, "sealing/envelope copied by another bidder or to another tender it does not open") {
    auto const key = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "content", random);
    CHECK(sealing::open_envelope(key, {.object = 7, .provider = 12}, envelope).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, {.object = 8, .provider = 11}, envelope).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, {.object = 11, .provider = 7}, envelope).fault == Unsealed::Fault::damaged);
    CHECK(sealing::open_envelope(key, own, envelope).fault == Unsealed::Fault::none);
}

namespace {

std::string with_number(std::string const& envelope, char const* name, std::int64_t number) {
    auto inside = json::parse(crypto::from_base64(envelope).value()).value();
    return crypto::to_base64(json::write(inside.set(name, number)));
}

}  // namespace

TEST_CASE_FIXTURE(World, "sealing/envelope another version or suite is none, and cannot be claimed afterwards") {
    auto const key = crypto::make_box_key(random);
    auto const envelope = sealing::seal_envelope(key.public_key, own, "content", random);
    CHECK_FALSE(sealing::is_envelope(with_number(envelope, "v", 3), key.public_key));
    CHECK_FALSE(sealing::is_envelope(with_number(envelope, "suite", 2), key.public_key));
    CHECK_FALSE(sealing::is_envelope(with_number(envelope, "v", 1), key.public_key));
    CHECK(sealing::open_envelope(key, own, with_number(envelope, "v", 1)).fault == Unsealed::Fault::damaged);
}

TEST_CASE_FIXTURE(World, "sealing/envelope one of the first version, handed in before, still opens") {
    auto const key = crypto::make_box_key(random);
    auto const content_key = random.bytes(32);
    auto const nonce = random.bytes(12);
    auto const old = Value::object()
                         .set("v", 1)
                         .set("wrapped_key", crypto::to_base64(crypto::seal_box(key.public_key, content_key, random)))
                         .set("nonce", crypto::to_base64(nonce))
                         .set("ciphertext",
                              crypto::to_base64(crypto::encrypt_aes_gcm(content_key, nonce, "content",
                                                                        "qiyue bid 1\n" + key.public_key)));
    auto const envelope = crypto::to_base64(json::write(old));
    CHECK(sealing::open_envelope(key, own, envelope).content == "content");
    CHECK_FALSE(sealing::is_envelope(envelope, key.public_key));
}

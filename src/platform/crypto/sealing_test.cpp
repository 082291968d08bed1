#include "platform/crypto/sm.hpp"
#include "platform/crypto/sealing.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using crypto::Sealing;

namespace {

struct Started {
    Started() { crypto::start(); }
    crypto::SeededRandom random{11};
};

Sealing const* const both[] = {&crypto::sealing_international(), &crypto::sealing_national()};

std::string bytes(std::string_view hex) {
    return crypto::from_hex(hex).value();
}

}  // namespace

// GB/T 32905 example 1, and GB/T 32907 example 1: in counter mode the first block of zeros becomes what SM4 makes of the
// counter.
TEST_CASE_FIXTURE(Started, "crypto/sealing SM3 and SM4 give the standards' own answers") {
    CHECK(crypto::to_hex(crypto::sm3("abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    auto const block = bytes("0123456789abcdeffedcba9876543210");
    CHECK(crypto::to_hex(crypto::sm4_ctr(block, block, std::string(16, '\0'))) == "681edf34d206965e86b3e94f536e4246");
    // As the openssl command computes it.
    CHECK(crypto::to_hex(crypto::hmac_sm3("key", "message")) ==
          "34c90b291a80b7fd7f2be43d683935bab9d149164666c4ef8857c815cf2ef832");
}

// Made in a browser's JavaScript with another library.
TEST_CASE_FIXTURE(Started, "crypto/sealing what a browser wraps by SM2 is opened") {
    auto const key = crypto::sm2_key_of(std::string(32, '\x11'));
    REQUIRE(key.has_value());
    CHECK(crypto::to_hex(key->public_key) ==
          "04852611f744af045689dcfbf4c0437730d2d2de332ab7f0fc02769c5fab8a89437d9384f19ab882ed668a28936db92475aa"
          "79aef8690ee36f6fb77c69b9b571f8");
    auto const wrapped =
        crypto::from_base64("BNzg1pdOIpedtDJgvgs/qhX6aX7c4xKEfn/IK5aDuSzM/kLdM8UUriltCn62Vc6vqg4Z/HqyVbE/WY3OgS4YxQwu+f"
                            "EbxI9JaUu7m619tnUjZu9kqKYy99DZs7J+VvSSO49/cuayuc942H0eXfXuQp6Nrwg=");
    CHECK(crypto::sm2_decrypt(*key, wrapped.value()) == "opening key interop");
}

TEST_CASE_FIXTURE(Started,
                  "crypto/sealing a wrapped key is unwrapped by its own key alone, and not when it was changed") {
    for (auto const* suite : both) {
        auto const key = suite->make_key(random);
        auto const wrapped = suite->wrap(key.public_key, "content key", random);
        CHECK(wrapped.size() == 11 + suite->sizes().wrapping);
        CHECK(suite->unwrap(key, wrapped) == "content key");
        CHECK_FALSE(suite->unwrap(suite->make_key(random), wrapped).has_value());
        for (std::size_t at = 0; at < wrapped.size(); ++at) {
            auto changed = wrapped;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            CHECK_FALSE(suite->unwrap(key, changed).has_value());
        }
        CHECK_FALSE(suite->unwrap(key, "").has_value());
        CHECK_FALSE(suite->unwrap(key, std::string(wrapped.size(), '\4')).has_value());
    }
}

// A point whose number begins with zeros is shorter as a number, and the same length as bytes.
TEST_CASE_FIXTURE(Started, "crypto/sealing SM2 unwraps whatever it wraps, many times over") {
    auto const& suite = crypto::sealing_national();
    auto const key = suite.make_key(random);
    for (int i = 0; i < 600; ++i) {
        auto const message = random.bytes(static_cast<std::size_t>(1 + i % 70));
        CHECK(suite.unwrap(key, suite.wrap(key.public_key, message, random)) == message);
    }
}

TEST_CASE_FIXTURE(Started, "crypto/sealing what is encrypted opens under the same key, nonce and additional data") {
    for (auto const* suite : both) {
        auto const key = random.bytes(suite->sizes().content_key);
        auto const nonce = random.bytes(suite->sizes().nonce);
        for (auto const size : {0, 1, 15, 16, 17, 5000}) {
            auto const content = random.bytes(static_cast<std::size_t>(size));
            auto const sealed = suite->encrypt(key, nonce, content, "bound to");
            CHECK(sealed.size() == content.size() + suite->sizes().tag);
            CHECK(suite->decrypt(key, nonce, sealed, "bound to") == content);
            CHECK_FALSE(suite->decrypt(key, nonce, sealed, "bound to another").has_value());
            auto changed = sealed;
            changed.back() = static_cast<char>(changed.back() ^ 1);
            CHECK_FALSE(suite->decrypt(key, nonce, changed, "bound to").has_value());
            CHECK_FALSE(suite->decrypt(key, nonce, std::string_view(sealed).substr(1), "bound to").has_value());
        }
    }
}

// "ab" with "c" is not "a" with "bc".
TEST_CASE_FIXTURE(Started, "crypto/sealing the tag of the national suite knows where the additional data end") {
    auto const& suite = crypto::sealing_national();
    auto const key = random.bytes(suite.sizes().content_key);
    auto const nonce = std::string(suite.sizes().nonce, '\0');
    auto const sealed = suite.encrypt(key, nonce, "content", "ab");
    auto const moved = "b" + sealed;
    CHECK_FALSE(suite.decrypt(key, nonce, moved, "a").has_value());
}

TEST_CASE_FIXTURE(Started, "crypto/sealing a public key tells its suite, and what is none is of none") {
    for (auto const* suite : both) {
        auto const key = suite->make_key(random);
        CHECK(crypto::sealing_of(key.public_key) == suite);
        CHECK(crypto::sealing_numbered(suite->number()) == suite);
        CHECK(suite->key_of(key.secret)->public_key == key.public_key);
    }
    CHECK(crypto::sealing_of("") == nullptr);
    CHECK(crypto::sealing_of(std::string(65, '\4')) == nullptr);  // no point of the curve
    CHECK(crypto::sealing_of(std::string(65, '\0')) == nullptr);
    CHECK(crypto::sealing_numbered(0) == nullptr);
    // Zero, the order less one and the order are no secrets.
    CHECK_FALSE(crypto::sm2_key_of(std::string(32, '\0')).has_value());
    CHECK_FALSE(
        crypto::sm2_key_of(bytes("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122")).has_value());
    CHECK(crypto::sm2_key_of(bytes("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121")).has_value());
    CHECK_FALSE(
        crypto::sm2_key_of(bytes("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123")).has_value());
}

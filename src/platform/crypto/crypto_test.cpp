#include "platform/crypto/crypto.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

// Known answers come from the standards named in each case.

namespace crypto = qiyue::crypto;

namespace {

std::string hex(std::string_view digits) {
    return crypto::from_hex(digits).value();
}

// Draws what it was given: puts a published key where the library would draw one.
class GivenRandom final : public crypto::Random {
public:
    explicit GivenRandom(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string bytes(std::size_t count) override { return bytes_.substr(0, count); }

private:
    std::string bytes_;
};

struct Started {
    Started() { crypto::start(); }
} const started;

}  // namespace

TEST_CASE("crypto: SHA-256 (FIPS 180-4)") {
    CHECK(crypto::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(crypto::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(crypto::sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    crypto::Sha256 pieces;
    pieces.add("a");
    pieces.add("");
    pieces.add("bc");
    CHECK(pieces.digest() == crypto::sha256("abc"));
}

TEST_CASE("crypto: HMAC-SHA-256 (RFC 4231, cases 1, 2 and 6)") {
    CHECK(crypto::to_hex(crypto::hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(crypto::to_hex(crypto::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(crypto::to_hex(crypto::hmac_sha256(std::string(131, '\xaa'),
                                             "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("crypto: encodings (RFC 4648)") {
    std::string const words[] = {"", "f", "fo", "foo", "foob", "fooba", "foobar"};
    std::string const base64[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    std::string const base32[] = {"", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"};
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(crypto::to_base64(words[i]) == base64[i]);
        CHECK(crypto::from_base64(base64[i]) == words[i]);
        CHECK(crypto::to_base32(words[i]) == base32[i]);
    }
    CHECK(crypto::to_base32("\xff\xff\xff\xff\xff") == "77777777");
    for (auto const* bad : {"Zg", "Zg=", "Zh==", "Z===", "Zm9v\n", "Zm 9", "Zm9-", "====", "Zg==Zg=="}) {
        CAPTURE(bad);
        CHECK(!crypto::from_base64(bad));
    }
    CHECK(crypto::to_hex(std::string("\x00\x7f\xff", 3)) == "007fff");
    CHECK(crypto::from_hex("00fFAb") == std::string("\x00\xff\xab", 3));
    CHECK(crypto::from_hex("") == "");
    for (auto const* bad : {"0", "0g", "0x00", "00 0", "0:00"}) {
        CHECK(!crypto::from_hex(bad));
    }
}

TEST_CASE("crypto: comparing tells only yes or no") {
    CHECK(crypto::equal_constant_time("", ""));
    CHECK(crypto::equal_constant_time("abc", "abc"));
    CHECK(!crypto::equal_constant_time("abc", "abd"));
    CHECK(!crypto::equal_constant_time("abc", "abcd"));
}

TEST_CASE("crypto: seeded bytes repeat, other seeds and later draws differ") {
    crypto::SeededRandom a(7);
    crypto::SeededRandom b(7);
    crypto::SeededRandom c(8);
    auto const first = a.bytes(50);
    CHECK(first.size() == 50);
    CHECK(first == b.bytes(50));
    CHECK(first != c.bytes(50));
    CHECK(first != a.bytes(50));
    CHECK(a.bytes(0).empty());
    crypto::SystemRandom system;
    CHECK(system.bytes(32) != system.bytes(32));
}

TEST_CASE("crypto: passwords") {
    for (auto const cost : {crypto::PasswordCost::cheap, crypto::PasswordCost::interactive}) {
        auto const encoded = crypto::hash_password("正确的马", cost);
        CHECK(encoded.starts_with("$argon2id$v=19$"));
        CHECK(crypto::verify_password(encoded, "正确的马"));
        CHECK(!crypto::verify_password(encoded, "正确的牛"));
        CHECK(encoded != crypto::hash_password("正确的马", cost));
    }
    CHECK(crypto::hash_password("x", crypto::PasswordCost::interactive).find("m=19456,t=2,p=1") != std::string::npos);
    CHECK(!crypto::verify_password("", "x"));
    CHECK(!crypto::verify_password(std::string(1000, '$'), "x"));
}

TEST_CASE("crypto: one-time codes (RFC 6238, appendix B, last six digits)") {
    std::string const secret = "12345678901234567890";
    CHECK(crypto::totp_code(secret, 59) == "287082");
    CHECK(crypto::totp_code(secret, 1111111109) == "081804");
    CHECK(crypto::totp_code(secret, 1111111111) == "050471");
    CHECK(crypto::totp_code(secret, 1234567890) == "005924");
    CHECK(crypto::totp_code(secret, 2000000000) == "279037");
    CHECK(crypto::totp_code(secret, 20000000000) == "353130");
    // One step around is accepted, two are not.
    CHECK(crypto::verify_totp(secret, "287082", 30));
    CHECK(crypto::verify_totp(secret, "287082", 89));
    CHECK(crypto::verify_totp(secret, "287082", 0));
    CHECK(!crypto::verify_totp(secret, "287082", 90));
    CHECK(!crypto::verify_totp(secret, "", 59));
    CHECK(!crypto::verify_totp(secret, "94287082", 59));
    CHECK(crypto::totp_step(secret, "287082", 60) == 1);
}

TEST_CASE("crypto: Ed25519 (RFC 8032, 7.1, tests 1 and 2)") {
    GivenRandom seed1(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    auto const key1 = crypto::make_signing_key(seed1);
    CHECK(crypto::to_hex(key1.public_key) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    auto const signature1 = crypto::sign(key1, "");
    CHECK(crypto::to_hex(signature1) ==
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
          "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    GivenRandom seed2(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    auto const key2 = crypto::make_signing_key(seed2);
    CHECK(crypto::to_hex(key2.public_key) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    auto const signature2 = crypto::sign(key2, "\x72");
    CHECK(crypto::to_hex(signature2) ==
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(crypto::verify_signature(key2.public_key, "\x72", signature2));
    CHECK(!crypto::verify_signature(key2.public_key, "\x73", signature2));
    CHECK(!crypto::verify_signature(key1.public_key, "\x72", signature2));
    CHECK(!crypto::verify_signature(key2.public_key, "\x72", "short"));
    CHECK(!crypto::verify_signature("short", "\x72", signature2));
}

TEST_CASE("crypto: X25519 (RFC 7748, 6.1) and sealed boxes") {
    auto const bob = crypto::box_key_of(hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    CHECK(crypto::to_hex(bob.public_key) == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    crypto::SeededRandom random(1);
    auto const key = crypto::make_box_key(random);
    CHECK(crypto::box_key_of(key.secret).public_key == key.public_key);
    auto const sealed = crypto::seal_box(key.public_key, "报价 100 元");
    CHECK(crypto::open_box(key, sealed) == "报价 100 元");
    CHECK(sealed != crypto::seal_box(key.public_key, "报价 100 元"));
    CHECK(!crypto::open_box(bob, sealed));
    auto broken = sealed;
    broken.back() = static_cast<char>(broken.back() ^ 1);
    CHECK(!crypto::open_box(key, broken));
    CHECK(!crypto::open_box(key, ""));
    CHECK(crypto::open_box(key, crypto::seal_box(key.public_key, "")) == "");
    crypto::SeededRandom once(2);
    crypto::SeededRandom twice(2);
    CHECK(crypto::seal_box(key.public_key, "x", once) == crypto::seal_box(key.public_key, "x", twice));
    CHECK_THROWS_AS((void)crypto::seal_box("short", "x"), qiyue::Bug);
}

TEST_CASE("crypto: AES-256-GCM (McGrew and Viega's test cases 13, 14 and 16, as in NIST's submission)") {
    std::string const zero_key(32, '\0');
    std::string const zero_nonce(12, '\0');
    CHECK(crypto::to_hex(crypto::encrypt_aes_gcm(zero_key, zero_nonce, "", "")) == "530f8afbc74536b9a963b4f1c4cb738b");
    CHECK(crypto::to_hex(crypto::encrypt_aes_gcm(zero_key, zero_nonce, std::string(16, '\0'), "")) ==
          "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    auto const key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    auto const nonce = hex("cafebabefacedbaddecaf888");
    auto const message = hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                             "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    auto const additional = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    auto const sealed = crypto::encrypt_aes_gcm(key, nonce, message, additional);
    CHECK(crypto::to_hex(sealed) ==
          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
          "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
          "76fc6ece0f4e1768cddf8853bb2d551b");
    CHECK(crypto::decrypt_aes_gcm(key, nonce, sealed, additional) == message);
    CHECK(!crypto::decrypt_aes_gcm(key, nonce, sealed, ""));
    CHECK(!crypto::decrypt_aes_gcm(zero_key, nonce, sealed, additional));
    CHECK(!crypto::decrypt_aes_gcm(key, nonce, "short", additional));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto broken = sealed;
        broken[i] = static_cast<char>(broken[i] ^ 1);
        CHECK(!crypto::decrypt_aes_gcm(key, nonce, broken, additional));
    }
    CHECK(crypto::decrypt_aes_gcm(zero_key, zero_nonce, crypto::encrypt_aes_gcm(zero_key, zero_nonce, "", "a"), "a") ==
          "");
    CHECK_THROWS_AS((void)crypto::encrypt_aes_gcm("short", nonce, "", ""), qiyue::Bug);
}

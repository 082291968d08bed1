#include "platform/crypto/suites.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

using namespace qiyue::crypto;

// GM/T 0003.5: the worked example on the recommended curve.
TEST_CASE("crypto: the worked example of SM2 verifies, and nothing near it") {
    auto const key = *from_hex("04"
                               "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                               "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    auto const signature = *from_hex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                                     "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    CHECK(verify_by(Suite::sm2, key, "message digest", signature));
    CHECK_FALSE(verify_by(Suite::sm2, key, "message digesT", signature));
    auto other = signature;
    other.back() = static_cast<char>(other.back() ^ 1);
    CHECK_FALSE(verify_by(Suite::sm2, key, "message digest", other));
    CHECK_FALSE(verify_by(Suite::sm2, key.substr(1), "message digest", signature));
    CHECK_FALSE(verify_by(Suite::sm2, key, "message digest", signature.substr(1)));
    CHECK_FALSE(verify_by(Suite::sm2, std::string(65, '\x04'), "message digest", signature));
}

TEST_CASE("crypto: the kind of a signature goes by its name") {
    CHECK(suite_named("ed25519") == Suite::ed25519);
    CHECK(suite_named("sm2") == Suite::sm2);
    CHECK_FALSE(suite_named("rsa"));
    SeededRandom random(7);
    auto const key = make_signing_key(random);
    CHECK(verify_by(Suite::ed25519, key.public_key, "合同", sign(key, "合同")));
    CHECK_FALSE(verify_by(Suite::sm2, key.public_key, "合同", sign(key, "合同")));
}

#include "modules/journal/leaf.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

namespace qiyue::journal {

TEST_CASE("journal/leaf: the bytes are these, for ever") {
    Leaf const leaf{.position = 3,
                    .at = 1'790'000'000'000'000,
                    .operation = "need.submit",
                    .kind = "need",
                    .object = 7,
                    .project = 5,
                    .organisation = 11,
                    .body_digest = "00ff"};
    CHECK(text_of(leaf) ==
          R"({"position":3,"at":1790000000000000,"operation":"need.submit","kind":"need","object":7,)"
          R"("project":5,"organisation":11,"body_digest":"00ff"})");
}

TEST_CASE("journal/leaf: the digest is of salt and text, and hides the person too") {
    auto const text = private_text(9, Value::object({{"title", "养老服务"}}));
    CHECK(text == R"({"person":9,"body":{"title":"养老服务"}})");
    CHECK(digest_of("0102", text) == crypto::sha256_hex("\x01\x02" + text));
    CHECK(digest_of("0102", text) != digest_of("0103", text));
}

}  // namespace qiyue::journal

#include "modules/identity/token.hpp"

#include <doctest/doctest.h>

namespace qiyue::identity {

TEST_CASE("identity/token: 43 characters that need no escaping in a cookie or address") {
    crypto::SeededRandom random(1);
    std::string all;
    for (int i = 0; i < 50; ++i) {
        auto const token = new_token(random);
        CHECK(token.size() == 43);
        CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
              std::string::npos);
        CHECK(all.find(token) == std::string::npos);
        all += token;
    }
    CHECK(digest_of_token("a").size() == 64);
}

}  // namespace qiyue::identity

#include "modules/identity/password.hpp"

#include <doctest/doctest.h>

namespace qiyue::identity {

TEST_CASE("identity/password: ten characters are enough, nine are not, and a character is not a byte") {
    CHECK(check_password("123456789a", "li.ming", "password"));
    CHECK_FALSE(check_password("12345678a", "li.ming", "password"));
    CHECK(check_password("春眠不觉晓处处闻啼鸟", "li.ming", "password"));
    CHECK_FALSE(check_password("春眠不觉晓处处闻啼", "li.ming", "password"));
    auto const refused = check_password("short", "li.ming", "new_password");
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().reason() == Reason::invalid);
    CHECK(refused.refusal().findings().at(0).code == "identity.password_too_short");
    CHECK(refused.refusal().findings().at(0).field == "new_password");
}

TEST_CASE("identity/password: the login is no password, however it is written") {
    auto const refused = check_password("Li.Ming.2026", "li.ming.2026", "password");
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().findings().at(0).code == "identity.password_is_login");
    CHECK(check_password("Li.Ming.20267", "li.ming.2026", "password"));
}

TEST_CASE("identity/password: ten times the same is no password") {
    auto const refused = check_password("aaaaaaaaaaaa", "li.ming", "password");
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().findings().at(0).code == "identity.password_too_plain");
    CHECK_FALSE(check_password("1212121212", "li.ming", "password"));
    CHECK(check_password("12345abcde", "li.ming", "password"));
}

TEST_CASE("identity/password: logins") {
    CHECK(folded_login("  Li.Ming@Example.CN ") == "li.ming@example.cn");
    CHECK(folded_login("  ").empty());
    CHECK(good_login("li.ming@example-1_a.cn"));
    CHECK_FALSE(good_login("li"));
    CHECK_FALSE(good_login(std::string(65, 'a')));
    CHECK_FALSE(good_login("li ming"));
    CHECK_FALSE(good_login("李明明"));
    CHECK_FALSE(good_login("Li.Ming"));
}

}  // namespace qiyue::identity

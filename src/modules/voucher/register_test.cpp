#include "modules/voucher/code.hpp"
#include "modules/voucher/register.hpp"

#include <doctest/doctest.h>

namespace qiyue::voucher {

TEST_CASE("a register is read as it is pasted from a table") {
    auto const rows = rows_of("姓名,身份证件号码,是否符合条件,证明材料\r\n"
                              "例一, 990101195001010017 ,是,评估报告一\n\n"
                              "例二\t99010119500101002x\t否\t评估报告二\n"
                              "例三,990101195001010033\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "例一");
    CHECK(rows[0].identity_number == "990101195001010017");
    CHECK(rows[0].meets);
    CHECK(rows[0].complete);
    CHECK(rows[1].identity_number == "99010119500101002X");
    CHECK_FALSE(rows[1].meets);
    CHECK(rows[1].complete);
    CHECK(rows[2].line == 3);
    CHECK_FALSE(rows[2].complete);
    CHECK(rows_of("").empty());
}

TEST_CASE("an identity number has a right check") {
    // 11010519491231002X is the example that GB 11643 itself prints.
    CHECK(is_identity_number("11010519491231002X"));
    CHECK_FALSE(is_identity_number("110105194912310020"));
    CHECK_FALSE(is_identity_number("11010519491231002"));
    CHECK_FALSE(is_identity_number("1101051949123100aX"));
    CHECK_FALSE(is_identity_number(""));
}

TEST_CASE("a name is masked between its ends") {
    CHECK(masked("张示例华") == "张*华");
    CHECK(masked("张华") == "张*");
    CHECK(masked("张") == "张*");
    CHECK(masked("") == "*");
}

TEST_CASE("a short code is read as people type it, and is another one for every voucher and every city") {
    auto const code = short_code("key", 7);
    CHECK(code.size() == 11);
    CHECK(code != short_code("key", 8));
    CHECK(code != short_code("other key", 7));
    CHECK(plain_code("ab0c1-  x9") == "ABOCIX9");
    CHECK(plain_code(code) == plain_code(" " + code));
    CHECK(tail_digest("key", "p", "002x") == tail_digest("key", "p", "002X"));
    CHECK(tail_digest("key", "p", "002X") != tail_digest("key", "q", "002X"));
}

}  // namespace qiyue::voucher

#include "base/number.hpp"

#include <doctest/doctest.h>

using qiyue::whole_number;

TEST_CASE("number: a whole number is read, or nothing") {
    CHECK(whole_number("0") == 0);
    CHECK(whole_number("-12") == -12);
    CHECK(whole_number("9223372036854775807") == INT64_MAX);
    for (auto const* text : {"", " 1", "1 ", "1junk", "junk", "+1", "0x1", "1.0", "1e3", "-", "9223372036854775808"}) {
        CAPTURE(text);
        CHECK_FALSE(whole_number(text));
    }
}

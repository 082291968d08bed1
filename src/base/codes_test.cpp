#include "base/codes.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_SUITE_BEGIN("base/codes");

TEST_CASE("codes of real organisations pass") {
    for (auto const* text : {"91350100M000100Y43", "91110000600037341L", "91440300708461136T"}) {
        CAPTURE(text);
        CHECK(CreditCode::parse(text).ok());
    }
    auto const code = CreditCode::parse("91350100m000100y43").value();
    CHECK(code.text() == "91350100M000100Y43");
    CHECK(code.kind() == "91");
    CHECK(code.region() == "350100");
}

TEST_CASE("every single changed character is noticed") {
    std::string const good = "91350100M000100Y43";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char const c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            auto changed = good;
            changed[i] = c;
            CHECK(CreditCode::parse(changed).ok() == (changed == good));
        }
    }
}

TEST_CASE("what can be no code is refused before its check") {
    auto const code_of = [](char const* text) { return CreditCode::parse(text).refusal().findings().front().code; };
    for (auto const* text : {"", "91350100M000100Y4", "91350100M000100Y433", "9135O100M000100Y43", "91350100M000100I43",
                             "9135010AM000100Y43", "91350100-000100Y43"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "credit_code.malformed");
    }
    CHECK(code_of("91350100M000100Y44") == "credit_code.check");
}

TEST_CASE("completes a code from its first 17 characters") {
    CHECK(CreditCode::complete("91110000600037341").text() == "91110000600037341L");
    CHECK(CreditCode::parse(CreditCode::complete("5251010078011234X").text()).ok());
    CHECK_THROWS_AS(CreditCode::complete("9111000060003734"), Bug);
    CHECK_THROWS_AS(CreditCode::complete("9111000060003734I"), Bug);
}

TEST_CASE("region codes have a province, then a city, then a county") {
    for (auto const* text : {"510000", "510100", "510104", "110000", "820000"}) {
        CAPTURE(text);
        CHECK(valid_region(text));
    }
    for (auto const* text : {"", "51010", "5101040", "51010a", "000000", "100000", "830000", "510004"}) {
        CAPTURE(text);
        CHECK_FALSE(valid_region(text));
    }
}

TEST_SUITE_END();

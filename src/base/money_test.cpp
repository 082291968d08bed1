#include "base/money.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

using namespace qiyue;

TEST_SUITE_BEGIN("base/money");

TEST_CASE("reads yuan with at most two decimals") {
    auto const fen = [](std::string_view text) { return Money::parse(text).value().in_fen(); };
    CHECK(fen("0") == 0);
    CHECK(fen("1234.5") == 123450);
    CHECK(fen("1,234.50") == 123450);
    CHECK(fen("12,345,678") == 1234567800);
    CHECK(fen("-3.07") == -307);
    CHECK(fen("90071992547409.91") == 9007199254740991);
}

TEST_CASE("refuses what is no amount, or could be read in two ways") {
    for (auto const* text : {"",
                             "-",
                             ".5",
                             "1.",
                             "1.234",
                             "1e3",
                             "1,5",
                             "1,50",
                             "12,34.5",
                             "1,2345",
                             ",100",
                             "1,000,",
                             "1,,000",
                             "1.0,0",
                             "1234,567",
                             "0x1",
                             " 1",
                             "1 ",
                             "--1",
                             "¥1",
                             "90071992547409.92",
                             "99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(Money::parse(text).ok());
    }
}

TEST_CASE("writes yuan with two decimals") {
    CHECK(Money::fen(0).in_yuan() == "0.00");
    CHECK(Money::fen(5).in_yuan() == "0.05");
    CHECK(Money::fen(-5).in_yuan() == "-0.05");
    CHECK(Money::fen(-123450).in_yuan() == "-1,234.50");
    CHECK(Money::fen(99'999).in_yuan() == "999.99");
    CHECK(Money::fen(486'000'000).in_yuan() == "4,860,000.00");
}

TEST_CASE("what is written reads as the same amount") {
    CHECK(rc::check(
        [](std::int32_t fen) { RC_ASSERT(Money::parse(Money::fen(fen).in_yuan()).value() == Money::fen(fen)); }));
}

TEST_CASE("rounds away from zero at the half, and only there") {
    CHECK(scale(25, 1, 10, Rounding::half_up) == 3);
    CHECK(scale(24, 1, 10, Rounding::half_up) == 2);
    CHECK(scale(-25, 1, 10, Rounding::half_up) == -3);
    CHECK(scale(21, 1, 10, Rounding::up) == 3);
    CHECK(scale(20, 1, 10, Rounding::up) == 2);
    CHECK(scale(29, 1, 10, Rounding::down) == 2);
    CHECK(scale(-29, 1, 10, Rounding::down) == -2);
}

TEST_CASE("a product past 64 bits is no overflow, a result past them is a bug") {
    CHECK(scale(INT64_MAX, INT64_MAX, INT64_MAX, Rounding::down) == INT64_MAX);
    CHECK_THROWS_AS(scale(INT64_MAX, 2, 1, Rounding::down), Bug);
    CHECK_THROWS_AS(scale(1, 1, 0, Rounding::down), Bug);
}

TEST_CASE("scaling down never exceeds, up never falls short, half up lies between") {
    CHECK(rc::check([](std::int32_t value, std::uint16_t numerator) {
        auto const denominator = *rc::gen::inRange<std::int64_t>(1, 100'000);
        auto const magnitude = std::int64_t{value} < 0 ? -std::int64_t{value} : std::int64_t{value};
        auto const down = scale(magnitude, numerator, denominator, Rounding::down);
        auto const half = scale(magnitude, numerator, denominator, Rounding::half_up);
        auto const up = scale(magnitude, numerator, denominator, Rounding::up);
        RC_ASSERT(down <= half && half <= up && up - down <= 1);
        RC_ASSERT(down * denominator <= magnitude * numerator && up * denominator >= magnitude * numerator);
        RC_ASSERT(scale(-magnitude, numerator, denominator, Rounding::half_up) == -half);
    }));
}

TEST_CASE("shares") {
    CHECK(Money::yuan(1'000'000).share(BasisPoints{200}, Rounding::down) == Money::yuan(20'000));
    CHECK(Money::fen(33).share(BasisPoints{5000}, Rounding::half_up) == Money::fen(17));
}

TEST_CASE("dealt parts add up, and the rest goes to the largest") {
    CHECK(Money::fen(100).deal({1, 1, 1}) == std::vector{Money::fen(34), Money::fen(33), Money::fen(33)});
    CHECK(Money::fen(100).deal({1, 2, 2}) == std::vector{Money::fen(20), Money::fen(40), Money::fen(40)});
    CHECK(Money::fen(101).deal({1, 5, 0}) == std::vector{Money::fen(16), Money::fen(85), Money::fen(0)});
    CHECK(rc::check([](std::int32_t fen) {
        auto const weights = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 1'000'000)));
        RC_PRE(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}) > 0);
        auto const parts = Money::fen(fen).deal(weights);
        RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Money()) == Money::fen(fen));
        for (auto const part : parts) {
            RC_ASSERT((fen >= 0 ? part >= Money() : part <= Money()));
        }
    }));
}

TEST_CASE("dealing by nothing, or by less than nothing, is a bug") {
    CHECK_THROWS_AS(Money::fen(1).deal({}), Bug);
    CHECK_THROWS_AS(Money::fen(1).deal({0, 0}), Bug);
    CHECK_THROWS_AS(Money::fen(1).deal({2, -1}), Bug);
}

TEST_CASE("an amount JavaScript could not keep is a bug") {
    CHECK_THROWS_AS(Money::fen(9'007'199'254'740'992), Bug);
    CHECK_THROWS_AS(Money::fen(9'007'199'254'740'991) + Money::fen(1), Bug);
}

TEST_SUITE_END();

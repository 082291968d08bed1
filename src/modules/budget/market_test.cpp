#include "modules/budget/market.hpp"

#include <doctest/doctest.h>

namespace qiyue::budget {

TEST_SUITE("budget market") {
    TEST_CASE("an estimate above every quotation is seen to be so") {
        auto const market = survey_market({Money::yuan(120), Money::yuan(90), Money::yuan(100)}, Money::yuan(150));
        CHECK(market.lowest == Money::yuan(90));
        CHECK(market.median == Money::yuan(100));
        CHECK(market.highest == Money::yuan(120));
        CHECK(market.position == Market::Position::above);
    }

    TEST_CASE("the ends belong to the range, an even count halves the middle pair") {
        auto const market = survey_market({Money::fen(101), Money::fen(100)}, Money::fen(101));
        CHECK(market.median == Money::fen(101));
        CHECK(market.position == Market::Position::within);
        CHECK(survey_market({Money::fen(100)}, Money::fen(99)).position == Market::Position::below);
        CHECK(survey_market({}, Money::fen(99)).position == Market::Position::unknown);
    }
}

}  // namespace qiyue::budget

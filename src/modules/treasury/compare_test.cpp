#include "modules/treasury/compare.hpp"

#include <doctest/doctest.h>

namespace qiyue::treasury {

namespace {

PaidLine line(std::int64_t instruction, std::int64_t fen, std::string voucher = "V") {
    return {.instruction = instruction,
            .amount = Money::fen(fen),
            .account = "6200",
            .voucher = std::move(voucher),
            .day = Day(2026, 7, 14)};
}

}  // namespace

TEST_CASE("treasury statement: what agrees is matched, whatever its order") {
    auto const found = compare({line(1, 100), line(2, 200)}, {line(2, 200), line(1, 100)});
    CHECK(found.matched == 2);
    CHECK(found.matched_amount == Money::fen(300));
    CHECK(found.differences.empty());
    CHECK(compare({}, {}).differences.empty());
}

TEST_CASE("treasury statement: each difference is told by its kind") {
    auto const found = compare({line(1, 100), line(2, 200), line(3, 300, "A")},
                               {line(2, 201), line(3, 300, "B"), line(4, 400), line(4, 400)});
    CHECK(found.matched == 0);
    CHECK(found.ours == Money::fen(600));
    CHECK(found.theirs == Money::fen(1301));
    REQUIRE(found.differences.size() == 5);
    CHECK(found.differences[0].kind == "only_ours");
    CHECK(found.differences[0].ours == Money::fen(100));
    CHECK_FALSE(found.differences[0].theirs.has_value());
    CHECK(found.differences[1].kind == "amount");
    CHECK(found.differences[2].kind == "details");
    CHECK(found.differences[3].kind == "only_theirs");
    CHECK(found.differences[4].theirs == Money::fen(400));
}

TEST_CASE("treasury statement: the same sum to another account does not agree") {
    auto astray = line(1, 100);
    astray.account = "6201";
    auto const found = compare({line(1, 100)}, {astray});
    CHECK(found.matched == 0);
    REQUIRE(found.differences.size() == 1);
    CHECK(found.differences[0].kind == "account");
    CHECK(found.differences[0].our_account == "6200");
    CHECK(found.differences[0].their_account == "6201");
}

TEST_CASE("treasury statement: what stands in it twice was paid twice") {
    auto const found = compare({line(1, 100)}, {line(1, 100), line(1, 100)});
    CHECK(found.matched == 1);
    REQUIRE(found.differences.size() == 1);
    CHECK(found.differences[0].kind == "only_theirs");
}

}  // namespace qiyue::treasury

#include "modules/contract/contract.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::contract;

TEST_CASE("contract: a term keeps its length when it starts on another day") {
    CHECK(same_length(Day(2026, 1, 1), Day(2026, 12, 31), Day(2026, 3, 1)) == Day(2027, 2, 28));
    CHECK(same_length(Day(2026, 1, 1), Day(2026, 12, 31), Day(2027, 3, 1)) == Day(2028, 2, 29));
    CHECK(same_length(Day(2026, 1, 10), Day(2026, 1, 20), Day(2026, 2, 1)) == Day(2026, 2, 11));
}

TEST_CASE("contract: months begun, and what they cost") {
    CHECK(months_begun(Day(2026, 1, 1), Day(2026, 12, 31)) == 12);
    CHECK(months_begun(Day(2026, 1, 1), Day(2027, 1, 1)) == 13);
    CHECK(months_begun(Day(2026, 1, 1), Day(2026, 1, 1)) == 1);
    CHECK(price_for(Money::yuan(1'200'000), 12) == Money::yuan(1'200'000));
    CHECK(price_for(Money::yuan(1'200'000), 7) == Money::yuan(1'200'000));
    CHECK(price_for(Money::yuan(1'200'000), 36) == Money::yuan(3'600'000));
    CHECK(price_for(Money::fen(100), 13) == Money::fen(108));
}

TEST_CASE("contract: yearly ones follow each other inside the series") {
    Contract c;
    c.yearly = true;
    c.series_from = Day(2026, 4, 1);
    c.series_to = Day(2028, 9, 30);
    CHECK(agreed_end(c, Day(2026, 4, 1)) == Day(2027, 3, 31));
    CHECK(agreed_end(c, Day(2028, 4, 1)) == Day(2028, 9, 30));
    c.yearly = false;
    CHECK(agreed_end(c, Day(2026, 5, 1)) == Day(2028, 10, 31));
}

TEST_CASE("contract: any change of the text changes what is signed") {
    Contract c;
    c.body.set("quantity", "1000");
    auto const before = digest_of(c);
    CHECK(before.size() == 64);
    c.body.set("quantity", "1001");
    CHECK(digest_of(c) != before);
}

TEST_CASE("contract: supplements stand behind the instalments and in the price") {
    auto body = Value::object();
    auto first =
        Value::object().set("name", "一").set("amount", 100).set("kind", "assessment").set("pay_within_days", 30);
    body.set("price", 100).set("instalments", Value::list().push(first));
    std::vector<Value> const more{Value::object().set("name", "补").set("amount", 10).set("kind", "acceptance")};
    auto const all = instalments_of(body, more);
    REQUIRE(all.size() == 2);
    CHECK(all[1].number == 2);
    CHECK(all[1].kind == Condition::acceptance);
    CHECK(price_of(body, more) == Money::fen(110));
}

#include "base/value.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_SUITE_BEGIN("base/value");

TEST_CASE("objects keep their order and replace in place") {
    auto value = Value::object().set("b", 1).set("a", 2).set("b", 3);
    CHECK(value.size() == 2);
    CHECK(value.members().front().key == "b");
    CHECK(value["b"].integer() == 3);
    value.erase("b");
    CHECK_FALSE(value.has("b"));
}

TEST_CASE("what is not there is null, not an error") {
    auto const value = Value::object().set("a", Value::list().push(Value::object().set("b", "x")));
    CHECK(value.at_path("a.0.b").text() == "x");
    CHECK(value.at_path("a.1.b").is_null());
    CHECK(value.at_path("a.x").is_null());
    CHECK(value.at_path("a.-1").is_null());
    CHECK(value["z"]["y"].is_null());
    CHECK(value.find("z") == nullptr);
    CHECK(value.at_path("") == value);
}

TEST_CASE("a part of a temporary outlives it") {
    auto const answer = [] {
        return Value::object(
            {{"rows", Value::list().push("a long enough text to stand outside of the string itself")}});
    };
    std::size_t letters = 0;
    for (auto const& row : answer()["rows"].items()) {
        letters += row.text().size();
    }
    CHECK(letters == 56);
    auto const& text = answer().at_path("rows.0").text();
    CHECK(text.size() == 56);
    auto const& member = answer()["rows"];
    CHECK(member.size() == 1);
    CHECK(answer()["columns"].is_null());
    CHECK_THROWS_AS(answer()["rows"].members(), Bug);
}

TEST_CASE("null becomes what is first done with it; other kinds are bugs") {
    Value list;
    list.push(1).push("two");
    CHECK(list.size() == 2);
    CHECK_THROWS_AS(list.set("a", 1), Bug);
    CHECK_THROWS_AS(Value(1).text(), Bug);
    CHECK_THROWS_AS(Value("1").integer(), Bug);
    CHECK(Value("1").integer_or(7) == 7);
}

TEST_CASE("text stays text and whole numbers stay exact") {
    CHECK(Value("x").is_text());
    CHECK_FALSE(Value("x").is_bool());
    CHECK(Value(INT64_MAX).integer() == INT64_MAX);
    CHECK(Value(1) != Value(true));
    CHECK(Value() == Value(nullptr));
}

TEST_SUITE_END();

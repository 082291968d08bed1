#include "modules/participation/tally.hpp"

#include <doctest/doctest.h>

namespace qiyue::participation {

namespace {

Value option(char const* text) {
    auto made = Value::object();
    made.set("option", text);
    return made;
}

// One question with two options.
Value questions() {
    Value options = Value::list();
    options.push(option("每周一次"));
    options.push(option("每周两次"));
    auto question = Value::object();
    question.set("question", "希望多久上门一次？").set("options", options);
    Value all = Value::list();
    all.push(question);
    return all;
}

Value sheet(std::int64_t question, std::int64_t chosen) {
    auto answer = Value::object();
    answer.set("question", question).set("option", chosen);
    Value all = Value::list();
    all.push(answer);
    return all;
}

}  // namespace

TEST_CASE("answers are counted by option, and an option nobody chose shows nought") {
    auto const result = tally(questions(), {sheet(1, 2), sheet(1, 2), sheet(1, 2)});
    CHECK(result.at_path("0.options.0.count") == Value(0));
    CHECK(result.at_path("0.options.1.count") == Value(3));
    CHECK(tally(Value(), {}).size() == 0);
}

TEST_CASE("an answer to no question, to no option or twice to one question does not fit") {
    CHECK(fits(questions(), sheet(1, 1)));
    CHECK(fits(questions(), Value()));
    CHECK_FALSE(fits(questions(), sheet(2, 1)));
    CHECK_FALSE(fits(questions(), sheet(1, 3)));
    auto twice = sheet(1, 1);
    twice.push(twice.items().front());
    CHECK_FALSE(fits(questions(), twice));
}

}  // namespace qiyue::participation

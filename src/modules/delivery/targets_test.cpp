#include "modules/delivery/targets.hpp"

#include <doctest/doctest.h>

namespace qiyue {

namespace {

Value line(char const* indicator, std::int64_t target, char const* by) {
    return Value::object().set("indicator", indicator).set("unit", "人次").set("target", target).set("by", by);
}

Value report(std::int64_t actual) {
    return Value::object().set("actuals",
                               Value::list().push(Value::object().set("indicator", "上门").set("actual", actual)));
}

}  // namespace

TEST_CASE("delivery a target by its day is a total, and reports add up to it") {
    auto const scheme = Value::object().set(
        "targets", Value::list().push(line("上门", 80, "2026-01-01")).push(line("上门", 200, "2026-07-01")));
    auto const half = delivery::targets_of(scheme, {report(40), report(20)}, Day(2026, 1, 1));
    REQUIRE(half.size() == 1);
    CHECK(half.front().due == 80);
    CHECK(half.front().total == 200);
    CHECK(half.front().actual == 60);
    CHECK(delivery::targets_of(scheme, {}, Day(2025, 12, 31)).front().due == 0);
    CHECK(delivery::targets_of(scheme, {}, Day(2026, 7, 1)).front().due == 200);
    CHECK(delivery::targets_of(Value::object(), {}, Day(2026, 7, 1)).empty());
}

}  // namespace qiyue

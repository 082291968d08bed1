#include "platform/toml/toml.hpp"

#include "platform/json/json.hpp"

#include <doctest/doctest.h>

namespace {

std::string as_json(std::string_view text) {
    auto const value = qiyue::toml::parse(text, "x.toml");
    return value.ok() ? qiyue::json::write(value.value()) : value.refusal().findings().front().says.en;
}

}  // namespace

TEST_CASE("toml: every kind, in the order of the file") {
    CHECK(as_json("") == "{}");
    CHECK(as_json(R"(
title = "居家养老"
amount_fen = 9_223_372_036_854_775_807
from = 2015-03-01
deadline = 2026-09-30T18:00:00+08:00
zulu = 2026-09-30 10:00:00.250Z
west = 2026-09-30T10:00:00-03:30
local = 2026-09-30T10:00:00
opens = 09:30:00
open = true
b = [1, "x", [false]]
a = { z = 1, y.x = 2 }

[[step]]
do = "submit"
as = "provider"
[step.with]
bid = 0x1F

[[step]]
wait = "6 working days"

[last.inner]
text = """
two
lines"""
)") ==
          R"({"title":"居家养老","amount_fen":9223372036854775807,"from":"2015-03-01",)"
          R"("deadline":"2026-09-30T18:00:00+08:00","zulu":"2026-09-30T10:00:00.25+00:00",)"
          R"("west":"2026-09-30T10:00:00-03:30","local":"2026-09-30T10:00:00","opens":"09:30:00","open":true,)"
          R"("b":[1,"x",[false]],"a":{"z":1,"y":{"x":2}},)"
          R"("step":[{"do":"submit","as":"provider","with":{"bid":31}},{"wait":"6 working days"}],)"
          R"("last":{"inner":{"text":"two\nlines"}}})");
}

TEST_CASE("toml: what is wrong is refused with its place") {
    auto const value = qiyue::toml::parse("a = 1\nb = 1.5\n", "art_033.toml");
    REQUIRE(!value.ok());
    auto const& finding = value.refusal().findings().front();
    CHECK(finding.code == "toml.malformed");
    CHECK(finding.why["name"] == qiyue::Value("art_033.toml"));
    CHECK(finding.why["line"] == qiyue::Value(2));
    CHECK(finding.why["column"] == qiyue::Value(5));
    CHECK(finding.says.en == "art_033.toml:2:5: floating-point numbers are refused.");
    for (auto const* bad : {"a", "a = ", "a = 1\na = 2", "a = 9223372036854775808", "a = 2026-02-30", "[a]\n[a]",
                            "a = [1, 2.5]", "a = inf", "a = \"\xFF\"", "a = '"}) {
        CAPTURE(bad);
        CHECK(!qiyue::toml::parse(bad, "x").ok());
    }
}

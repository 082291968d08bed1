#include "platform/json/json.hpp"

#include <doctest/doctest.h>

namespace json = qiyue::json;
using qiyue::Value;

namespace {

std::string again(std::string_view text) {
    auto const value = json::parse(text);
    return value.ok() ? json::write(value.value()) : "refused: " + value.refusal().findings().front().says.en;
}

bool refused(std::string_view text) {
    auto const value = json::parse(text);
    return !value.ok() && value.refusal().reason() == qiyue::Reason::invalid &&
        value.refusal().findings().front().code == "json.malformed";
}

}  // namespace

TEST_CASE("json: what is written is what was read") {
    for (auto const* text :
         {"null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", R"("")", R"("居家养老")",
          "[]", "{}", R"([1,[2,[]],{"a":null}])", R"({"b":1,"a":{"c":[true]}})", R"("\"\\\b\f\n\r\t\u0001/")"}) {
        CHECK(again(text) == text);
    }
    CHECK(again(" [ 1 , 2 ]\n") == "[1,2]");
    CHECK(again(R"("\u5951\uD83D\ude00\/")") == "\"契😀/\"");
    CHECK(again("-0") == "0");
}

TEST_CASE("json: what can't be exact is refused") {
    for (auto const* text : {"",
                             " ",
                             "{",
                             "[1,]",
                             "{\"a\":1,}",
                             "nul",
                             "1 2",
                             "01",
                             "+1",
                             "1.0",
                             "1.5",
                             "1e3",
                             "9223372036854775808",
                             "-9223372036854775809",
                             "123456789012345678901234567890",
                             "NaN",
                             "// c\n1",
                             "\"\\uD800\"",
                             "\"\xC3\"",
                             "\"\xED\xA0\x80\"",
                             "\"\xC0\x80\"",
                             "\"\n\"",
                             "'a'",
                             "\357\273\2771",
                             R"("\u0000")",
                             R"({"\u0000":1})",
                             R"({"a":1,"a":1})",
                             R"({"a":1,"\u0061":2})",
                             R"([{"x":{"a":1,"b":2,"a":3}}])"}) {
        CAPTURE(text);
        CHECK(refused(text));
    }
    std::string many = "{";
    for (int i = 0; i < 100; ++i) {
        many += "\"k" + std::to_string(i) + "\":0,";
    }
    CHECK(json::parse(many + "\"x\":0}").ok());
    CHECK(refused(many + "\"k99\":0}"));
    CHECK(refused(many + "\"k3\":0}"));
}

TEST_CASE("json: 32 levels and no more") {
    CHECK(json::parse(std::string(32, '[') + std::string(32, ']')).ok());
    CHECK(refused(std::string(33, '[') + std::string(33, ']')));
    CHECK(refused(std::string(1'000'000, '[')));
}

TEST_CASE("json: the refusal says where") {
    auto const value = json::parse("{\n  \"a\": 1.5\n}");
    REQUIRE(!value.ok());
    CHECK(value.refusal().findings().front().why["line"] == Value(2));
}

TEST_CASE("json: pretty text is indented by two, and broken UTF-8 never leaves") {
    auto value = Value::object();
    value.set("a", Value::list().push(1).push("x"));
    value.set("b", Value::list());
    value.set("c", Value::object());
    CHECK(json::write_pretty(value) == "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": [],\n  \"c\": {}\n}");
    CHECK(json::write(Value("a\xFF\xE5"
                            "b")) == "\"a\uFFFD\uFFFDb\"");
}

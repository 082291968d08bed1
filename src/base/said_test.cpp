#include "base/said.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

TEST_SUITE_BEGIN("base/said");

namespace {

Value both(std::string zh, std::string en) {
    return Value::object().set("zh", std::move(zh)).set("en", std::move(en));
}

Value described(std::string const& name, std::string const& kind, std::string const& zh, std::string const& en) {
    return Value::object().set("name", name).set("kind", kind).set("label", both(zh, en));
}

std::string zh(Value const& field, Value const& value, Medium medium = Medium::page) {
    return said(field, value, Language::zh, medium);
}

std::string en(Value const& field, Value const& value, Medium medium = Medium::page) {
    return said(field, value, Language::en, medium);
}

Value kind(std::string const& name) {
    return described("a", name, "甲", "a");
}

}  // namespace

TEST_CASE("figures") {
    CHECK(yuan(486'000'000) == "4,860,000.00");
    CHECK(yuan(-5) == "-0.05");
    CHECK(yuan(-123'456'789) == "-1,234,567.89");
    CHECK(yuan(99'999) == "999.99");
    CHECK(yuan(100'000) == "1,000.00");
    CHECK(hundredths(8'550) == "85.50");
    CHECK(percent(8'050) == "80.50%");
}

TEST_CASE("days and moments") {
    auto const instant = Instant::parse("2026-12-20T09:30:00+08:00").value();
    CHECK(moment(instant, Language::zh) == "2026-12-20 09:30 星期日");
    CHECK(moment(instant, Language::en) == "2026-12-20 09:30 Sun");
    CHECK(long_day("2026-03-02") == "2026年3月2日");
    CHECK(long_day("2026-12-20T09:30:00+08:00") == "2026年12月20日 09:30");
    CHECK(long_day("2026") == "2026");
}

TEST_CASE("a value is said by its kind, with its unit, in both languages") {
    CHECK(zh(kind("money"), 123'450) == "1,234.50 元");
    CHECK(en(kind("money"), 123'450) == "1,234.50 yuan");
    CHECK(zh(kind("share"), 8'050) == "80.50%");
    CHECK(zh(kind("score"), 7'805) == "78.05 分");
    CHECK(en(kind("score"), 7'805) == "78.05 points");
    CHECK(zh(kind("integer"), 7) == "7");
    CHECK(zh(kind("yes_no"), false) == "否");
    CHECK(en(kind("yes_no"), true) == "yes");
    CHECK(zh(kind("day"), "2026-03-02") == "2026-03-02");
    CHECK(zh(kind("day"), "2026-03-02", Medium::paper) == "2026年3月2日");
    CHECK(zh(kind("instant"), "2026-12-20T09:30:00+08:00") == "2026-12-20 09:30 星期日");
    CHECK(zh(kind("instant"), "2026-12-20T09:30:00+08:00", Medium::paper) == "2026年12月20日 09:30");
    auto const choice = kind("choice").set(
        "options",
        Value::list().push(Value::object().set("value", "open").set("label", both("公开招标", "open tender"))));
    CHECK(zh(choice, "open") == "公开招标");
    CHECK(en(choice, "open") == "open tender");
    CHECK(en(choice, "unknown") == "unknown");
}

TEST_CASE("a name in both languages is read in the reader's") {
    CHECK(zh(kind("text"), both("考核异议", "objection")) == "考核异议");
    CHECK(en(kind("text"), both("考核异议", "objection")) == "objection");
}

TEST_CASE("the number of a row and what is secret say nothing") {
    CHECK(zh(kind("reference"), 12).empty());
    CHECK(zh(kind("reference"), Value::object().set("id", 12).set("name", "某局")) == "某局");
    CHECK(zh(kind("sealed"), "AAAA").empty());
    CHECK(zh(kind("secret"), "word").empty());
    CHECK(zh(kind("text"), Value()).empty());
    CHECK(zh(kind("list"), Value::list()).empty());
}

TEST_CASE("what has parts: with its labels on paper, in columns' brevity on a page") {
    auto const name = described("name", "text", "名称", "name");
    auto const amount = described("amount", "money", "金额", "amount");
    auto const parts = Value::list().push(name).push(amount);
    auto const rows = Value::list()
                          .push(Value::object().set("name", "x").set("amount", 100))
                          .push(Value::object().set("name", "y").set("amount", Value()));
    auto const list = kind("list").set("fields", parts);
    CHECK(zh(list, rows) == "x 1.00 元; y");
    CHECK(zh(list, rows, Medium::paper) == "名称：x；金额：1.00 元\n名称：y");
    CHECK(en(list, rows, Medium::paper) == "name: x; amount: 1.00 yuan\nname: y");
    CHECK(zh(kind("group").set("fields", parts), rows.items().front(), Medium::paper) == "名称：x；金额：1.00 元");
    auto const bands = kind("list").set("fields",
                                        Value::list()
                                            .push(described("from", "integer", "自", "from"))
                                            .push(described("to", "integer", "至", "to"))
                                            .push(described("score", "score", "分值", "score")));
    auto const band = Value::object().set("from", 0).set("to", 120).set("score", 1000);
    CHECK(zh(bands, Value::list().push(band)) == "自 0 至 120 10.00 分");
    auto const words = kind("list").set("fields", Value::list().push(name));
    CHECK(zh(words, rows) == "x、y");
    CHECK(en(words, rows) == "x, y");
}

TEST_CASE("one value of a described section") {
    auto const section = Value::object()
                             .set("fields", Value::list().push(described("price", "money", "价格", "price")))
                             .set("values", Value::object().set("price", 500));
    CHECK(said_of(section, "price", Language::en) == "5.00 yuan");
    CHECK(said_of(section, "other", Language::en).empty());
}

TEST_SUITE_END();

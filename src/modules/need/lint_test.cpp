#include "modules/need/lint.hpp"

#include <doctest/doctest.h>

namespace qiyue::need {

namespace {

std::vector<Word> words() {
    return {{.word = "一流", .clause = "CD-12-1", .harmless = {}, .advice = {"含义不明确", "vague"}},
            {.word = "等",
             .clause = "CD-12-1",
             .harmless = {"等级", "不等于"},
             .advice = {"未列举完整", "not exhaustive"}}};
}

Value text(char const* said) {
    auto body = Value::object();
    body.set("quality", said);
    return body;
}

}  // namespace

TEST_CASE("a vague word is told once a field, with the words around it") {
    auto const found = lint(text("服务一流，团队一流"), words());
    REQUIRE(found.size() == 1);
    CHECK(found.front().field == "quality");
    CHECK(found.front().excerpt == "服务一流，团队一流");
    CHECK(as_value(found).at_path("0.number") == Value(1));
}

TEST_CASE("a word inside a harmless one is none, unless it stands outside as well") {
    CHECK(lint(text("照护等级二级，数量不等于零"), words()).empty());
    CHECK(lint(text("照护等级二级，助餐、助浴等"), words()).size() == 1);
}

TEST_CASE("an excerpt is never cut inside a character") {
    auto const found = lint(text("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸一流甲乙丙丁戊己庚辛壬癸甲乙丙丁"), words());
    REQUIRE(found.size() == 1);
    CHECK(found.front().excerpt == "…甲乙丙丁戊己庚辛壬癸一流甲乙丙丁戊己庚辛壬癸…");
}

TEST_CASE("lists are read item by item") {
    Value list = Value::list();
    list.push(text("可以"));
    list.push(text("一流"));
    auto body = Value::object();
    body.set("indicators", list);
    auto const found = lint(body, words());
    REQUIRE(found.size() == 1);
    CHECK(found.front().field == "indicators.1.quality");
}

}  // namespace qiyue::need

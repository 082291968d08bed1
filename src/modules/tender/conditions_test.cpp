#include "modules/tender/conditions.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using tender::Pattern;

namespace {

std::vector<Pattern> const patterns{
    {.name = "award", .kind = "award", .words = {"获奖", "奖项"}, .together = {}, .harmless = {"颁奖项目"}},
    {.name = "region_seat", .kind = "region", .words = {"本市", "本地"}, .together = {"业绩", "注册"}, .harmless = {}},
};

std::vector<std::string> words_in(std::string const& text) {
    std::vector<std::string> words;
    for (auto const& hit : tender::hits_in(text, "qualifications.0", patterns)) {
        words.push_back(hit.word);
    }
    return words;
}

}  // namespace

TEST_CASE("tender/conditions every word of a text is told, each once") {
    CHECK(words_in("近三年获奖，且在本市有业绩") == std::vector<std::string>{"获奖", "本市"});
    CHECK(words_in("获奖两次，奖项须为市级，获奖证书附后") == std::vector<std::string>{"获奖", "奖项"});
}

TEST_CASE("tender/conditions a word counts only with its company, and not inside a harmless one") {
    CHECK(words_in("在本市提供服务").empty());
    CHECK(words_in("负责颁奖项目的组织").empty());
    CHECK(words_in("具有独立承担民事责任的能力").empty());
}

TEST_CASE("tender/conditions a ground is of one condition: the word alone does not do where it stands in several") {
    auto document = Value::object().set("qualifications",
                                        Value::list()
                                            .push(Value::object().set("text", "须有获奖证书"))
                                            .push(Value::object().set("text", "项目负责人须获奖两次")));
    auto const grounds = [&](Value const& row) {
        document.set("justified", Value::list().push(row));
        std::vector<std::string> given;
        for (auto const& hit : tender::value_of(tender::hits_of(document, patterns), document).items()) {
            given.push_back(hit["ground"].text_or("-"));
        }
        return given;
    };
    auto const row = Value::object().set("word", "获奖").set("ground", "某条例(演示)");
    CHECK(grounds(row) == std::vector<std::string>{"-", "-"});
    auto second = row;
    CHECK(grounds(second.set("condition", "项目负责人须获奖两次")) == std::vector<std::string>{"-", "某条例(演示)"});
    document.set("qualifications", Value::list().push(Value::object().set("text", "须有获奖证书")));
    CHECK(grounds(row) == std::vector<std::string>{"某条例(演示)"});
}

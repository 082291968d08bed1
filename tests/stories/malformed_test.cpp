#include "app/scenario/junit.hpp"
#include "app/scenario/story.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

// A story that is written wrongly says where and what was expected; what came of stories is told to build servers.
namespace qiyue::app::scenario {

namespace {

struct Folder {
    std::string path =
        (std::filesystem::temp_directory_path() / ("qiyue_stories_" + std::to_string(::getpid()))).string();
    Folder() { std::filesystem::create_directories(path + "/worlds"); }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(std::string const& name, std::string const& text) const { std::ofstream(path + "/" + name) << text; }
};

// What is said of such a story; "" when it can be read.
std::string fault_of(std::string const& text) {
    Folder const folder;
    folder.write("one.toml", text);
    try {
        static_cast<void>(read_story(folder.path, "one"));
    } catch (Fault const& fault) {
        return fault.what();
    }
    return {};
}

}  // namespace

TEST_CASE("stories: a key that is written wrongly is named, with its file and what was expected") {
    struct Wrong {
        char const* text;
        char const* key;
        char const* expected;
    };
    for (auto const& wrong : {
             Wrong{"start = \"yesterday\"", "start", "a moment"},
             Wrong{"start = \"2026-02-30T09:00:00+08:00\"", "start", "a moment"},
             Wrong{"start = 5", "start", "text in quotes"},
             Wrong{"title = 5", "title", "{ zh = "},
             Wrong{"title = \"nothing happens\"", "title", "{ zh = "},
             Wrong{"title = { zh = \"无事\" }", "title", "{ zh = "},
             Wrong{"world = [\"a\"]", "world", "text in quotes"},
             Wrong{"after = true", "after", "text in quotes"},
             Wrong{"until = 1", "until", "text in quotes"},
             Wrong{"place = \"沈阳市\"", "place", "only beside after"},
             Wrong{"after = \"a\"\n[between]\na = \"b\"", "between", "only beside place"},
             Wrong{"cites = \"CD-1-1\"", "cites", "a list of texts"},
             Wrong{"cites = [1]", "cites", "a list of texts"},
             Wrong{"step = 5", "step", "[[step]]"},
             Wrong{"step = [1]", "step", "[[step]]"},
             Wrong{"[step]\ndo = \"a.b\"", "step", "[[step]]"},
             Wrong{"[[step]]\ndo = 5", "do", "text in quotes"},
             Wrong{"[[step]]\ndo = \"a.b\"\nrefused_by = \"CD-1-1\"", "refused_by", "a list of texts"},
             Wrong{"[[step]]\ndo = \"a.b\"\nsee = 5", "see", "a table"},
             Wrong{"[[step]]\ndo = \"a.b\"\neach = 5", "each", "text in quotes"},
         }) {
        CAPTURE(wrong.text);
        auto const said = fault_of(wrong.text);
        CAPTURE(said);
        CHECK(said.find("/one.toml") != std::string::npos);
        CHECK(said.find(std::string(": ") + wrong.key + " should be ") != std::string::npos);
        CHECK(said.find(wrong.expected) != std::string::npos);
    }
    CHECK(fault_of("[[step]]\ndo = 5").find("step 1") != std::string::npos);
    CHECK(fault_of("begins = \"x\"").find("unknown key begins") != std::string::npos);
    CHECK(fault_of("start = \"2026-03-02T09:00:00+08:00\"\n[[step]]\ndo = \"a.b\"").empty());
    CHECK(fault_of("title = { zh = \"无事\", en = \"nothing happens\" }").empty());
}

TEST_CASE("stories: a cast that is written wrongly is named likewise") {
    Folder const folder;
    for (auto const& row : std::vector<std::pair<std::string, std::string>>{
             {"place = 5", "place"},
             {"organisation = 5", "organisation"},
             {"[[organisation]]\nkey = \"a\"\nname = \"b\"\nkind = 5", "kind"},
             {"[[organisation]]\nkey = \"a\"", "name"},
             {"[[person]]\nkey = \"a\"\nname = \"b\"\norganisation = \"c\"\nposts = \"d\"", "posts"}}) {
        auto const& text = row.first;
        auto const& key = row.second;
        CAPTURE(text);
        folder.write("worlds/w.toml", text);
        try {
            static_cast<void>(read_cast(folder.path, "w"));
            FAIL("it was read");
        } catch (Fault const& fault) {
            std::string const said = fault.what();
            CAPTURE(said);
            CHECK(said.find("worlds/w.toml: " + key + " should be ") != std::string::npos);
        }
    }
}

TEST_CASE("stories: JUnit is told how many there were and how many failed") {
    Outcome good;
    good.name = "a/good";
    good.passed = true;
    good.micros = 1'234'567;
    Outcome bad;
    bad.name = "a/\"bad\"";
    bad.failure = "expected <1> & got 2";
    bad.micros = 1'000;
    auto const xml = junit({good, bad});
    CHECK(xml.find("<testsuites tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\" time=\"1.235\">") !=
          std::string::npos);
    CHECK(xml.find("<testsuite name=\"scenarios\" tests=\"2\" failures=\"1\"") != std::string::npos);
    CHECK(xml.find("name=\"a/good\" time=\"1.234\"/>") != std::string::npos);
    CHECK(xml.find("name=\"a/&quot;bad&quot;\" time=\"0.001\"><failure") != std::string::npos);
    CHECK(xml.find("expected &lt;1&gt; &amp; got 2</failure>") != std::string::npos);
    CHECK(junit({good}).find("tests=\"1\" failures=\"0\"") != std::string::npos);
}

}  // namespace qiyue::app::scenario

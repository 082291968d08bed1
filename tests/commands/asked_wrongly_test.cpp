#include "app/commands/commands.hpp"
#include "app/world.hpp"
#include "platform/http/listen.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <sstream>

// Who asks the program wrongly is told what there is instead, before anything is made.
namespace qiyue::app::commands {

namespace {

struct Told {
    int code = 0;
    std::string words;  // what came on standard error and output
    bool tells(std::string const& part) const { return words.find(part) != std::string::npos; }
};

Told run(std::vector<char const*> words) {
    words.insert(words.begin(), "qiyue");
    std::ostringstream told;
    auto* const error = std::cerr.rdbuf(told.rdbuf());
    auto* const output = std::cout.rdbuf(told.rdbuf());
    int code = -1;
    try {
        code = dispatch(static_cast<int>(words.size()), words.data(), "test");
    } catch (Fault const& fault) {
        told << fault.what();
        code = 1;
    }
    std::cerr.rdbuf(error);
    std::cout.rdbuf(output);
    return {.code = code, .words = told.str()};
}

struct Nowhere {
    std::string path =
        (std::filesystem::temp_directory_path() / ("qiyue_words_" + std::to_string(::getpid()))).string();
    ~Nowhere() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("commands: a port that is none is refused at the command line") {
    Nowhere const data;
    for (auto const* port : {"99999", "-1", "65536", "http", "80.5"}) {
        CAPTURE(port);
        auto const told = run({"serve", "--port", port, "--data", data.path.c_str()});
        CHECK(told.code == asked_wrongly);
        CHECK(told.tells("--port"));
        CHECK_FALSE(std::filesystem::exists(data.path));
    }
}

TEST_CASE("commands: an address that is taken stops the start before a database is made") {
    Nowhere const data;
    http::Listener const taken("127.0.0.1", 0);
    auto const port = std::to_string(taken.port());
    auto const told = run({"serve", "--port", port.c_str(), "--data", data.path.c_str()});
    CHECK(told.code == 1);
    CHECK(told.tells("can't listen at 127.0.0.1 port " + port));
    CHECK_FALSE(std::filesystem::exists(data.path));
    CHECK(run({"serve", "--address", "localhost", "--data", data.path.c_str()}).tells("not an address"));
    CHECK_FALSE(std::filesystem::exists(data.path));
}

TEST_CASE("commands: what no clause has is told with what there is") {
    auto const place = run({"clauses", "--place", "nowhere"});
    CHECK(place.code == asked_wrongly);
    CHECK(place.tells("no clause has the place nowhere"));
    CHECK(place.tells("成都"));
    auto const effect = run({"clauses", "--effect", "nosuch"});
    CHECK(effect.code == asked_wrongly);
    CHECK(effect.tells("enforced"));
    CHECK(effect.tells("computed"));
    auto const area = run({"clauses", "--area", "nosuch"});
    CHECK(area.code == asked_wrongly);
    CHECK(area.tells("no clause has the area nosuch"));
    for (auto const& words : std::vector<std::vector<char const*>>{
             {"clauses", "NOSUCH"}, {"clauses", "--prove", "NOSUCH"}, {"clauses", "CD-13-1a", "NOSUCH"}}) {
        auto const id = run(words);
        CHECK(id.code == asked_wrongly);
        CHECK(id.tells("there is no clause NOSUCH; ids begin with"));
        CHECK(id.tells("CD-…"));
    }
    auto const near = run({"clauses", "CD-13-99"});
    CHECK(near.code == asked_wrongly);
    CHECK(near.tells("CD-13-1"));
    CHECK(run({"clauses", "CD-0-1"}).code == 0);
    CHECK(run({"no-such-word"}).code == asked_wrongly);
    CHECK(run({"--version"}).code == 0);
}

TEST_CASE("commands: a home that is not there is told in a sentence") {
    try {
        static_cast<void>(load_rules("/nonexistent"));
        FAIL("it was found");
    } catch (Fault const& fault) {
        std::string const what = fault.what();
        CHECK(what.find("there is no folder /nonexistent/src/law") == 0);
        CHECK(what.find("QIYUE_HOME") != std::string::npos);
    }
    CHECK_THROWS_AS(static_cast<void>(load_calendar("/nonexistent")), Fault);
}

}  // namespace qiyue::app::commands

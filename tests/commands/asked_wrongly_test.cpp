#include "support/commanded.hpp"

#include "app/commands/commands.hpp"
#include "app/world.hpp"
#include "platform/http/listen.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

// Who asks the program wrongly is told what there is instead, before anything is made.
namespace qiyue::app::commands {

namespace {

using support::commanded;

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
        auto const told = commanded({"serve", "--port", port, "--data", data.path.c_str()});
        CHECK(told.code == asked_wrongly);
        CHECK(told.tells("--port"));
        CHECK_FALSE(std::filesystem::exists(data.path));
    }
}

TEST_CASE("commands: an address that is taken stops the start before a database is made") {
    Nowhere const data;
    http::Listener const taken("127.0.0.1", 0);
    auto const port = std::to_string(taken.port());
    auto const told = commanded({"serve", "--port", port.c_str(), "--data", data.path.c_str()});
    CHECK(told.code == 1);
    CHECK(told.tells("can't listen at 127.0.0.1 port " + port));
    CHECK_FALSE(std::filesystem::exists(data.path));
    CHECK(commanded({"serve", "--address", "localhost", "--data", data.path.c_str()}).tells("not an address"));
    CHECK_FALSE(std::filesystem::exists(data.path));
}

TEST_CASE("commands: a city without rules of its own, or another for the demonstration city, stops the start") {
    Nowhere const data;
    auto const unknown =
        commanded({"serve", "--port", "0", "--place", "nowhere", "--empty", "--data", data.path.c_str()});
    CHECK(unknown.code == 1);
    CHECK(unknown.tells("沈阳市"));
    auto const elsewhere = commanded({"serve", "--port", "0", "--place", "沈阳市", "--data", data.path.c_str()});
    CHECK(elsewhere.code == 1);
    CHECK(elsewhere.tells("--empty"));
    CHECK_FALSE(std::filesystem::exists(data.path));
}

TEST_CASE("commands: what no clause has is told with what there is") {
    auto const place = commanded({"clauses", "--place", "nowhere"});
    CHECK(place.code == asked_wrongly);
    CHECK(place.tells("no clause has the place nowhere"));
    CHECK(place.tells("成都"));
    auto const effect = commanded({"clauses", "--effect", "nosuch"});
    CHECK(effect.code == asked_wrongly);
    CHECK(effect.tells("enforced"));
    CHECK(effect.tells("computed"));
    auto const area = commanded({"clauses", "--area", "nosuch"});
    CHECK(area.code == asked_wrongly);
    CHECK(area.tells("no clause has the area nosuch"));
    for (auto const& words : std::vector<std::vector<std::string>>{
             {"clauses", "NOSUCH"}, {"clauses", "--prove", "NOSUCH"}, {"clauses", "CD-13-1a", "NOSUCH"}}) {
        auto const id = commanded(words);
        CHECK(id.code == asked_wrongly);
        CHECK(id.tells("there is no clause NOSUCH; ids begin with"));
        CHECK(id.tells("CD-…"));
    }
    auto const near = commanded({"clauses", "CD-13-99"});
    CHECK(near.code == asked_wrongly);
    CHECK(near.tells("CD-13-1"));
    CHECK(commanded({"clauses", "CD-0-1"}).code == 0);
    CHECK(commanded({"no-such-word"}).code == asked_wrongly);
    CHECK(commanded({"--version"}).code == 0);
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

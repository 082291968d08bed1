#include "app/demo/accounts.hpp"

#include "app/world.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace qiyue::app::demo {

namespace {

scenario::Actor actor(std::string key, std::vector<std::string> posts) {
    return {.key = std::move(key), .name = "例", .organisation = "one", .posts = std::move(posts), .attributes = {}};
}

}  // namespace

TEST_CASE("demo/accounts: a role is followed by those who hold it, in the order of the posts") {
    scenario::Cast cast;
    cast.people = {actor("agent", {"central.agent"}), actor("both", {"buyer.head", "buyer.planner"}),
                   actor("planner", {"buyer.planner"})};
    CHECK(accounts(cast) ==
          "  购买主体        规划岗            both planner\n"
          "                  负责人            both\n"
          "  集中采购机构    集中采购经办      agent\n");
}

TEST_CASE("demo/accounts: a row of numbers is told by its ends, and a gap ends the row") {
    scenario::Cast cast;
    for (auto const* key : {"expert1", "expert2", "expert3", "expert5", "expert6"}) {
        cast.people.push_back(actor(key, {"experts.member"}));
    }
    CHECK(accounts(cast) == "  评审专家库      评审专家          expert1 … expert3 expert5 expert6\n");
}

TEST_CASE("demo/accounts: the whole city is told, and fits a terminal of 80 columns") {
    auto const cast = scenario::read_cast(home() + "/tests/scenarios", "chengdu");
    auto const text = accounts(cast);
    for (auto const& person : cast.people) {
        CAPTURE(person.key);
        auto const in_a_row = person.key.starts_with("expert") || person.key.starts_with("resident");
        CHECK((in_a_row || person.posts.empty() || text.find(" " + person.key) != std::string::npos));
    }
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(columns(line) <= 80);
    }
    CHECK(columns("目录a_1") == 7);
}

}  // namespace qiyue::app::demo

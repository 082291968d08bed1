#include "support/house.hpp"

#include "app/desk.hpp"

#include <doctest/doctest.h>

// Who is offered whom, where a form asks for a person.
namespace qiyue {

namespace {

std::vector<std::string> offered(support::House& house, std::string const& login, std::string const& typed) {
    auto& world = house.world();
    auto const answer = app::run(world,
                                 {.operation = world.operation("workflow.references"),
                                  .caller = house.caller(login),
                                  .path = {{"of", "person"}},
                                  .query = {{"q", typed}}});
    std::vector<std::string> labels;
    for (auto const& item : answer.value()["items"].items()) {
        labels.push_back(item["label"].text());
    }
    return labels;
}

}  // namespace

TEST_CASE("references: people of another house are found by their login only") {
    support::House house("chengdu/stages/05_catalogue");
    auto const colleagues = offered(house, "drafter", "");
    CHECK(colleagues.size() == 13);
    CHECK(colleagues.front() == "规一例(规划岗)");
    CHECK(offered(house, "drafter", "规") == std::vector<std::string>{"规一例(规划岗)"});
    CHECK(offered(house, "acceptor", "居民").empty());
    CHECK(offered(house, "acceptor", "居民1例").empty());
    CHECK(offered(house, "acceptor", "resident").empty());
    CHECK(offered(house, "acceptor", "resident1") == std::vector<std::string>{"居民1例(锦江区(演示)服务对象)"});
}

TEST_CASE("references: that somebody is in the pool of experts is told to the pool alone") {
    support::House house("chengdu/stages/05_catalogue");
    CHECK(offered(house, "drafter", "expert1") == std::vector<std::string>{"专家01例"});
    CHECK(offered(house, "pool_keeper", "").size() == 13);
}

}  // namespace qiyue

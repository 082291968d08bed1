#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// A sanction as a graph: nobody is sanctioned untold, and a hearing that was asked for is held.
namespace qiyue {

namespace {

using support::Graph;

// What the steps choose beyond their row of the table.
Graph graph_of(support::House& house) {
    auto graph = support::of_table(house.world().engine().procedure("credit_sanction"));
    graph.merge(Graph{{"state", "notified", "hearing"},
                      {"decide", "notified", "dropped"},
                      {"decide", "heard", "dropped"},
                      {"decide_repair", "in_force", "repaired"}});
    return graph;
}

}  // namespace

TEST_CASE("procedures/credit every state is reached and leads to an end") {
    support::House house("");
    for (auto const& fault : support::dead(house.world().engine().procedure("credit_sanction"), graph_of(house))) {
        FAIL_CHECK(fault);
    }
}

TEST_CASE("procedures/credit nobody is sanctioned untold, and a hearing asked for is held") {
    support::House house("");
    std::vector<support::Required> const all{
        {"credit_sanction", "notify", "", "in_force"},
        {"credit_sanction", "decide", "", "in_force"},
        {"credit_sanction", "hold_hearing", "hearing", "in_force"},
        {"credit_sanction", "decide_repair", "in_force", "repaired"},
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(house), one) == "");
    }
}

TEST_CASE("procedures/credit the stories go no way that the graph leaves out") {
    for (auto const* story : {"chengdu/credit/decided", "chengdu/credit/limits", "chengdu/credit/by_pages"}) {
        support::House house(story);
        for (auto const& way : support::beyond(house, "credit_sanction", graph_of(house))) {
            CAPTURE(story);
            CAPTURE(way);
            CHECK(way.empty());
        }
    }
}

}  // namespace qiyue

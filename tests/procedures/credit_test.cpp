#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <string>

// A sanction as a graph: nobody is sanctioned untold, and a hearing that was asked for is held.
namespace qiyue {

namespace {

using support::Graph;
using support::reached;

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
    auto const& table = house.world().engine().procedure("credit_sanction");
    auto const graph = graph_of(house);
    auto const all = reached(graph, {""});
    for (auto const& state : table.states) {
        CAPTURE(state.name);
        CHECK(all.contains(state.name));
        CHECK(support::ends(table, graph, state.name));
    }
}

TEST_CASE("procedures/credit nobody is sanctioned untold, and a hearing asked for is held") {
    support::House house("");
    auto const graph = graph_of(house);
    CHECK_FALSE(reached(graph, {""}, {"notify"}).contains("in_force"));
    CHECK_FALSE(reached(graph, {""}, {"decide"}).contains("in_force"));
    CHECK_FALSE(reached(graph, {"hearing"}, {"hold_hearing"}).contains("in_force"));
    CHECK_FALSE(reached(graph, {"in_force"}, {"decide_repair"}).contains("repaired"));
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

#pragma once

#include "support/house.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>

// A procedure's table as a graph. Where a step may choose another state than its row says, or an event moves the object,
// the test adds the edge; what stories have done is checked against the graph, so that it leaves nothing out.
namespace qiyue::support {

struct Edge {
    std::string step, from, to;
    auto operator<=>(Edge const&) const = default;
};

using Graph = std::set<Edge>;

Graph of_table(workflow::Procedure const& procedure);
// The states that can be reached from one of these without the acts left out.
std::set<std::string> reached(Graph const& graph, std::set<std::string> from,
                              std::set<std::string> const& without = {});
// From this state there is a way to an end.
bool ends(workflow::Procedure const& procedure, Graph const& graph, std::string const& state);
// What is wrong with the graph as a whole: states that nothing reaches, and states that lead to no end.
std::set<std::string> dead(workflow::Procedure const& procedure, Graph const& graph);

// The table of a kind with the edges that its test adds.
Graph graph_of(House& house, std::string const& kind, Graph added);

// …of several kinds, each with the graph that `of` makes.
using Graphs = std::function<Graph(House&, std::string const&)>;
std::set<std::string> dead(House& house, std::span<char const* const> kinds, Graphs const& of);

// From `from` on the state `never` is reached, and not without the act.
struct Required {
    std::string kind, act, from, never;
    std::set<std::string> beside = {};  // acts that are another way by rule, left out as well
};
// What is wrong with that: a way past the act, or no way at all.
std::string past(Graph const& graph, Required const& required);
// What the story did to its objects of that kind and the graph does not have: "tender.close: published to failed".
std::set<std::string> beyond(House& house, std::string const& kind, Graph const& graph);
// …of several stories and kinds: "chengdu/voucher/ended: voucher.use: issued to used".
std::set<std::string> beyond(std::span<char const* const> stories, std::span<char const* const> kinds,
                             Graphs const& of);

}  // namespace qiyue::support

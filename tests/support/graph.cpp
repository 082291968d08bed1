#include "support/graph.hpp"

#include "modules/workflow/store.hpp"

#include <algorithm>

namespace qiyue::support {

Graph of_table(workflow::Procedure const& procedure) {
    Graph graph;
    for (auto const& step : procedure.steps) {
        if (step.from.empty()) {
            graph.insert({step.name, "", step.to});
        }
        for (auto const& from : step.from) {
            graph.insert({step.name, from, step.to.empty() ? from : step.to});
        }
    }
    return graph;
}

std::set<std::string> reached(Graph const& graph, std::set<std::string> from, std::set<std::string> const& without) {
    for (std::size_t before = 0; before != from.size();) {
        before = from.size();
        for (auto const& edge : graph) {
            if (from.contains(edge.from) && !without.contains(edge.step)) {
                from.insert(edge.to);
            }
        }
    }
    return from;
}

bool ends(workflow::Procedure const& procedure, Graph const& graph, std::string const& state) {
    auto const ahead = reached(graph, {state});
    return std::ranges::any_of(procedure.states,
                               [&](workflow::State const& other) { return other.final && ahead.contains(other.name); });
}

std::set<std::string> dead(workflow::Procedure const& procedure, Graph const& graph) {
    std::set<std::string> found;
    auto const all = reached(graph, {""});
    for (auto const& state : procedure.states) {
        if (!all.contains(state.name)) {
            found.insert(procedure.kind + " " + state.name + ": nothing reaches it");
        }
        if (!ends(procedure, graph, state.name)) {
            found.insert(procedure.kind + " " + state.name + ": it leads to no end");
        }
    }
    return found;
}

Graph graph_of(House& house, std::string const& kind, Graph added) {
    auto graph = of_table(house.world().engine().procedure(kind));
    graph.merge(added);
    return graph;
}

std::set<std::string> dead(House& house, std::span<char const* const> kinds, Graphs const& of) {
    std::set<std::string> all;
    for (std::string const kind : kinds) {
        all.merge(dead(house.world().engine().procedure(kind), of(house, kind)));
    }
    return all;
}

std::string past(Graph const& graph, Required const& required) {
    auto const way = required.kind + ": from " + required.from + " to " + required.never;
    if (!reached(graph, {required.from}).contains(required.never)) {
        return way + " leads no way at all";
    }
    auto without = required.beside;
    without.insert(required.act);
    return reached(graph, {required.from}, without).contains(required.never) ? way + " without " + required.act
                                                                             : std::string();
}

std::set<std::string> beyond(House& house, std::string const& kind, Graph const& graph) {
    std::set<std::string> found;
    for (auto const& object : house.objects(kind)) {
        auto const events = house.world().database().read<std::vector<workflow::store::Event>>(
            [&](db::Tx& tx) { return workflow::store::events_of_object(tx, object.id); });
        for (auto const& event : events) {
            if (!graph.contains({event.step, event.from, event.to})) {
                found.insert(kind + "." + event.step + ": " + event.from + " to " + event.to);
            }
        }
    }
    return found;
}

std::set<std::string> beyond(std::span<char const* const> stories, std::span<char const* const> kinds,
                             Graphs const& of) {
    std::set<std::string> found;
    for (std::string const story : stories) {
        House house(story);
        for (std::string const kind : kinds) {
            for (auto const& way : beyond(house, kind, of(house, kind))) {
                found.insert(story + ": " + way);
            }
        }
    }
    return found;
}

}  // namespace qiyue::support

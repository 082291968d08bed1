#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

// The follow-up as graphs: what has to be approved, confirmed, rechecked before anything rests on it.
namespace qiyue {

namespace {

using support::Graph;

constexpr std::array kinds{"delivery", "scheme",        "progress",       "check",
                           "ticket",   "investigation", "finance_report", "special_audit"};

// Where a step chooses another state than its row says, or an event moves the object.
Graph chosen(std::string const& kind) {
    if (kind == "delivery") {
        return {{"check.record", "running", "stopped"},
                {"contract.complete", "running", "closed"},
                {"contract.terminate", "running", "closed"},
                {"contract.terminate", "stopped", "closed"}};
    }
    if (kind == "scheme") {
        return {{"approve", "in_force", "replaced"}};
    }
    if (kind == "check") {
        return {{"record", "planned", "correcting"},
                {"record", "planned", "stopped"},
                {"recheck", "corrected", "correcting"}};
    }
    if (kind == "special_audit") {
        return {{"record", "", "settled"}};
    }
    return {};
}

Graph graph_of(support::House& house, std::string const& kind) {
    return support::graph_of(house, kind, chosen(kind));
}

}  // namespace

TEST_CASE("procedures/delivery every state is reached and leads to an end") {
    support::House house("chengdu/stages/05_catalogue");
    CHECK(support::dead(house, kinds, graph_of) == std::set<std::string>{});
}

TEST_CASE("procedures/delivery no way leads past approval, confirmation and recheck") {
    support::House house("chengdu/stages/05_catalogue");
    std::vector<support::Required> const all{
        {"scheme", "approve", "", "in_force"},         // PF-project-14
        {"progress", "confirm", "", "confirmed"},      // PF-process-14
        {"check", "recheck", "correcting", "closed"},  // PF-process-15, SY-3.1.6-i
        {"check", "correct", "correcting", "closed"},
        {"investigation", "conclude", "open", "concluded"},  // SY-3.1.6-d
        {"special_audit", "settle", "recorded", "settled"},  // PF-process-17
        {"finance_report", "audit", "filed", "audited"},     // SY-4.5-f
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(house, one.kind), one) == "");
    }
}

TEST_CASE("procedures/delivery the stories go no way that the graph leaves out") {
    constexpr std::array stories{"chengdu/delivery/closing"};
    CHECK(support::beyond(stories, kinds, graph_of) == std::set<std::string>{});
}

}  // namespace qiyue

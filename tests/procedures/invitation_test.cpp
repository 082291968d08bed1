#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

// Whom a purchase invites as graphs: the prequalification with its applications, the list, the letter.
namespace qiyue {

namespace {

using support::Graph;

constexpr std::array kinds{"prequalification", "prequalification_application", "invitation", "invitation_letter"};

// Applications go with their prequalification, a list with its last letter.
Graph moved_by_others(std::string const& kind) {
    if (kind == "prequalification_application") {
        return {{"close", "submitted", "received"},
                {"confirm", "received", "qualified"},
                {"confirm", "received", "unqualified"},
                {"end", "submitted", "returned"},
                {"end", "received", "returned"}};
    }
    if (kind == "invitation") {
        return {{"letters_sent", "found", "invited"}};
    }
    return {};
}

Graph graph_of(support::House& house, std::string const& kind) {
    return support::graph_of(house, kind, moved_by_others(kind));
}

}  // namespace

TEST_CASE("procedures/invitation every state is reached and leads to an end") {
    support::House house("chengdu/methods/invited");
    CHECK(support::dead(house, kinds, graph_of) == std::set<std::string>{});
}

TEST_CASE("procedures/invitation no way leads past what the law requires") {
    support::House house("chengdu/methods/invited");
    std::vector<support::Required> const all{
        {"prequalification", "close", "", "confirmed"},    // LP-069: not before the time is over
        {"prequalification", "examine", "", "confirmed"},  // LP-073
        {"prequalification_application", "confirm", "", "qualified"},
        {"invitation", "draw", "committed", "invited"},                 // LP-072 随机方式
        {"invitation", "letters_sent", "", "invited"},                  // ……并发出投标邀请书
        {"invitation", "settle", "recommending", "invited", {"draw"}},  // LP-075, LP-076
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(house, one.kind), one) == "");
    }
}

TEST_CASE("procedures/invitation the stories go no way that the graph leaves out") {
    constexpr std::array stories{"chengdu/methods/invited", "chengdu/methods/negotiation_by_pool",
                                 "chengdu/methods/consultation_by_recommendation",
                                 "chengdu/methods/invited_by_recommendation"};
    CHECK(support::beyond(stories, kinds, graph_of) == std::set<std::string>{});
}

}  // namespace qiyue

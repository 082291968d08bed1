#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

// The remedies as graphs, and their days on a calendar that was worked out by hand.
namespace qiyue {

namespace {

using support::Graph;

constexpr std::array kinds{"enquiry", "query", "complaint", "claim"};

Graph chosen_by_steps(std::string const& kind) {
    if (kind == "query") {
        return {{"record_letter", "", "declined"}, {"answer", "filed", "upheld"}, {"clarify", "upheld", "corrected"}};
    }
    if (kind == "complaint") {
        return {{"examine", "filed", "correcting"}, {"examine", "filed", "unfit"}, {"examine", "correcting", "unfit"}};
    }
    return {};
}

Graph graph_of(support::House& house, std::string const& kind) {
    return support::graph_of(house, kind, chosen_by_steps(kind));
}

Context on(Day day) {
    Context context;
    context.now = Instant::at(day, 10);
    return context;
}

}  // namespace

TEST_CASE("procedures/remedy every state is reached and leads to an end") {
    support::House house("chengdu/stages/05_catalogue");
    CHECK(support::dead(house, kinds, graph_of) == std::set<std::string>{});
}

TEST_CASE("procedures/remedy nothing is decided without its examination, nothing turned away untold") {
    support::House house("chengdu/stages/05_catalogue");
    std::vector<support::Required> const all{
        {"complaint", "examine", "", "decided"},  // LP-240
        {"complaint", "resume", "paused", "decided"},
        {"complaint", "tell", "", "rejected"},        // LP-242
        {"query", "clarify", "upheld", "corrected"},  // LP-237
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(house, one.kind), one) == "");
    }
}

TEST_CASE("procedures/remedy the stories go no way that the graph leaves out") {
    constexpr std::array stories{
        "chengdu/remedy/document_clarified", "chengdu/remedy/intake",  "chengdu/remedy/not_taken_up",
        "chengdu/remedy/contract_revoked",   "chengdu/remedy/by_post", "chengdu/remedy/withdrawn_query"};
    CHECK(support::beyond(stories, kinds, graph_of) == std::set<std::string>{});
}

// A result notice of 30 September 2026: the National Day holidays lie between, and 10 October is a worked Saturday.
TEST_CASE("procedures/remedy the days from a result notice to the last complaint") {
    support::House house("chengdu/stages/05_catalogue");
    law::RuleSet const rules{.place = house.world().engine().place(), .pinned = Day(2026, 9, 1)};
    auto const due = [&](char const* key, Day start) {
        auto const context = on(start);
        return house.world().engine().judge(context, rules).deadline(key, start).due.iso();
    };
    CHECK(due("result_notice_period", Day(2026, 9, 30)) == "2026-10-08");
    CHECK(due("query_window", Day(2026, 10, 8)) == "2026-10-16");
    CHECK(due("query_reply_due", Day(2026, 10, 16)) == "2026-10-27");
    CHECK(due("complaint_window", Day(2026, 10, 27)) == "2026-11-17");
}

}  // namespace qiyue

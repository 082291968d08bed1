#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

// The tables of a purchase as a graph: no state is dead, none is out of reach, and no way leads past an act that the law
// requires. Where a step may choose another state than its row says, or an event moves the object, the edge stands here;
// what the stories have done is checked against the graph, so that it leaves nothing out.
namespace qiyue {

namespace {

using support::Edge;
using support::Graph;
using support::of_table;

Graph chosen_by_steps(std::string const& kind) {
    if (kind == "tender") {
        return {{"choose_method", "", "method_proposed"},
                {"choose_method", "", "publicity_due"},
                {"choose_method", "", "method_referred"},
                {"reargue", "publicised", "cancelled"},
                {"close", "published", "failed"},
                {"close", "quoting", "failed"},
                {"open", "closed", "failed"},
                {"publish", "lot_drafted", "lot_open"},
                {"cancel", "lot_drafted", "cancelled"},
                {"close", "lot_open", "lot_closed"},
                {"open", "lot_closed", "opened"},
                {"open", "closed", "in_lots"},
                {"begin_talks", "opened", "talking"},
                {"ask_quotes", "talking", "quoting"},
                {"notify", "opened", "awarded"},
                {"award_void", "awarded", "opened"},
                {"fail", "opened", "failed"},
                {"fail", "talking", "failed"}};
    }
    if (kind == "review") {
        return {{"qualify", "", "failed"},
                {"form", "qualified", "talking"},
                {"open_quotes", "quoting", "formed"},
                {"fail", "quoting", "failed"},
                {"sign", "formed", "scored"},
                {"low_price", "formed", "failed"},
                {"low_price", "scored", "failed"},
                {"fail", "talking", "failed"},
                {"fail", "qualified", "failed"},
                {"void_opinion", "scored", "scored"},
                {"void_opinion", "ranked", "scored"},
                {"void_opinion", "reported", "scored"},
                {"void_opinion", "awarded", "scored"},
                {"award_void", "published", "reported"},
                {"award_void", "awarded", "reported"},
                {"evaluate_again", "published", "formed"},
                {"evaluate_again", "awarded", "formed"},
                {"evaluate_again", "reported", "formed"},
                {"fail", "reported", "failed"}};
    }
    if (kind == "bid") {
        return {{"open", "submitted", "opened"},
                {"open", "submitted", "unreadable"},
                {"return_unopened", "submitted", "returned"},
                {"ask_quotes", "opened", "quoting"},
                {"open", "quoting", "opened"},
                {"open", "quoting", "unreadable"},
                {"open", "quoting", "not_quoted"},
                {"return_unopened", "quoting", "returned"}};
    }
    return {};
}

Graph graph_of(workflow::Procedure const& procedure) {
    auto graph = of_table(procedure);
    graph.merge(chosen_by_steps(procedure.kind));
    return graph;
}

workflow::Procedure const& procedure(support::House& house, std::string const& kind) {
    return house.world().engine().procedure(kind);
}

}  // namespace

TEST_CASE("procedures/purchase every state is reached and leads to an end") {
    support::House house("chengdu/methods/consultation");
    for (auto const* kind : {"tender", "review"}) {
        auto const& table = procedure(house, kind);
        for (auto const& fault : support::dead(table, graph_of(table))) {
            FAIL_CHECK(fault);
        }
    }
}

TEST_CASE("procedures/purchase no way leads past what the law requires") {
    support::House house("chengdu/methods/consultation");
    std::vector<support::Required> const all{
        {"tender", "publicise", "publicity_due", "method_chosen"},
        {"tender", "refer_method", "publicity_due", "method_chosen"},
        {"tender", "sanction_method", "publicity_due", "method_chosen"},
        {"tender", "sanction_method", "method_referred", "published"},
        {"tender", "approve_method", "method_proposed", "method_chosen"},
        {"tender", "check", "", "published"},
        {"tender", "close", "", "opened"},
        {"tender", "publish", "", "lot_open"},
        {"tender", "close", "lot_open", "opened"},
        {"tender", "open", "", "awarded"},
        {"tender", "open", "quoting", "awarded"},
        {"tender", "ask_quotes", "talking", "awarded"},
        {"review", "form", "", "scored"},
        {"review", "ask_quotes", "talking", "formed", {"withdraw"}},
        // A review whose group fell apart is formed again, which is an act of its own.
        {"review", "open_quotes", "talking", "scored", {"withdraw"}},
        {"review", "sign", "", "ranked"},
        {"review", "rank", "", "reported"},
        // LP-179 逾期未确认视同: the rule confirms where the buyer did not.
        {"review", "confirm", "", "published", {"deem_confirmed"}},
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(procedure(house, one.kind)), one) == "");
    }
}

TEST_CASE("procedures/purchase the stories go no way that the graph leaves out") {
    for (auto const* story : {"chengdu/methods/consultation", "chengdu/methods/one_in_consultation",
                              "chengdu/methods/single_source", "chengdu/methods/single_source_approved",
                              "chengdu/methods/single_source_given_up", "chengdu/methods/negotiation",
                              "chengdu/bidding/too_few", "chengdu/remedy/next_candidate", "chengdu/remedy/begun_anew",
                              "chengdu/remedy/scored_again", "shenyang/lots/40_contracts", "shenyang/lots/one_fails"}) {
        support::House house(story);
        for (auto const* kind : {"tender", "review", "bid"}) {
            CAPTURE(story);
            for (auto const& way : support::beyond(house, kind, graph_of(procedure(house, kind)))) {
                CAPTURE(way);
                CHECK(way.empty());
            }
        }
    }
}

}  // namespace qiyue

#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

// Framework agreements as graphs: of both kinds, their offers, orders and quotes.
namespace qiyue {

namespace {

using support::Graph;

constexpr std::array kinds{"framework", "framework_offer", "framework_order", "framework_quote"};

// Where the finance department clears a plan of the open kind, where a superior unit's plan is filed at once, where a
// supplement fails; and what opening, announcing and deciding do to offers and quotes.
Graph chosen_by_steps(std::string const& kind) {
    if (kind == "framework") {
        return {{"report_plan", "planned", "cleared"},
                {"report_plan", "planned", "cleared_open"},
                {"approve_plan", "reviewing", "cleared_open"},
                {"fail", "called", "running"},
                {"fail", "closed", "running"},
                {"fail", "opened", "running"},
                {"fail", "ranked", "running"},
                {"fail", "chosen", "running"}};
    }
    if (kind == "framework_offer") {
        return {{"open_offers", "submitted", "opened"},   {"open_offers", "submitted", "unreadable"},
                {"assess", "opened", "unresponsive"},     {"announce", "responsive", "admitted"},
                {"announce", "responsive", "eliminated"}, {"fail", "submitted", "returned"},
                {"fail", "opened", "returned"},           {"fail", "responsive", "returned"},
                {"fail", "admitted", "returned"},         {"not_signed_in_time", "admitted", "declined"},
                {"review", "applied", "rejected"}};
    }
    if (kind == "framework_order") {
        return {{"contract", "accepted", "contracted"}, {"contract_ended", "contracted", "ended"}};
    }
    if (kind == "framework_quote") {
        return {{"decide", "submitted", "won"},
                {"decide", "submitted", "lost"},
                {"cancel", "submitted", "lost"},
                {"decide", "submitted", "unreadable"}};
    }
    return {};
}

Graph graph_of(workflow::Procedure const& table) {
    auto graph = support::of_table(table);
    graph.merge(chosen_by_steps(table.kind));
    return graph;
}

workflow::Procedure const& procedure(support::House& house, std::string const& kind) {
    return house.world().engine().procedure(kind);
}

}  // namespace

TEST_CASE("procedures/framework every state is reached and leads to an end") {
    support::House house("chengdu/framework/plan");
    for (std::string const kind : kinds) {
        auto const& table = procedure(house, kind);
        for (auto const& fault : support::dead(table, graph_of(table))) {
            FAIL_CHECK(fault);
        }
    }
}

TEST_CASE("procedures/framework no way leads past what the law requires") {
    support::House house("chengdu/framework/plan");
    std::vector<support::Required> const all{
        {"framework", "report_plan", "", "called"},     // LP-280
        {"framework", "report_plan", "", "receiving"},  // LP-280
        // A plan that is returned to be filed by its owner alone is no way past the review: only a central body's is reviewed.
        {"framework", "approve_plan", "reviewing", "cleared", {"return_plan"}},
        {"framework", "call", "cleared", "called"},
        {"framework", "close", "called", "opened"},
        {"framework", "open_offers", "called", "chosen"},
        {"framework", "rank", "called", "chosen"},  // LP-286
        {"framework", "announce", "called", "chosen"},
        {"framework", "expire", "running", "summarised"},
        {"framework_offer", "assess", "", "admitted"},       // LP-294: nobody is admitted by applying alone
        {"framework_offer", "review", "applied", "signed"},  // LP-291
        {"framework_offer", "publish", "applied", "signed"},
        {"framework_offer", "sign", "admitted", "signed"},
        {"framework_order", "publish", "decided", "accepted"},  // LP-299
        {"framework_order", "decide", "competing", "chosen"},
        {"framework_order", "pick", "choosing", "chosen"},  // LP-300
        {"framework_order", "settle", "chosen", "settled"},
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(procedure(house, one.kind)), one) == "");
    }
}

TEST_CASE("procedures/framework the stories go no way that the graph leaves out") {
    for (auto const* story : {"chengdu/framework/30_direct_order", "chengdu/framework/rotation",
                              "chengdu/framework/competition", "chengdu/framework/supplement",
                              "chengdu/framework/too_few", "chengdu/framework/sealed", "chengdu/framework/unopened",
                              "chengdu/framework/signing", "chengdu/framework/open_kind", "chengdu/framework/plan"}) {
        support::House house(story);
        for (std::string const kind : kinds) {
            CAPTURE(story);
            for (auto const& way : support::beyond(house, kind, graph_of(procedure(house, kind)))) {
                CAPTURE(way);
                CHECK(way.empty());
            }
        }
    }
}

}  // namespace qiyue

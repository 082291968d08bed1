#include "support/graph.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

// Vouchers as graphs: the scheme, the voucher, its use, the claim.
namespace qiyue {

namespace {

using support::Graph;

constexpr std::array kinds{"voucher_programme", "voucher", "voucher_use", "voucher_claim"};

// A voucher is moved by what is done to its use and to the claim.
Graph moved_by_others(std::string const& kind) {
    if (kind != "voucher") {
        return {};
    }
    return {{"present", "issued", "presented"},   {"confirm", "presented", "used"},
            {"decline", "presented", "issued"},   {"withdraw", "presented", "issued"},
            {"confirm_paid", "used", "redeemed"}, {"return_expired", "issued", "expired"}};
}

Graph graph_of(support::House& house, std::string const& kind) {
    return support::graph_of(house, kind, moved_by_others(kind));
}

}  // namespace

TEST_CASE("procedures/voucher every state is reached and leads to an end") {
    support::House house("chengdu/voucher/10_opened");
    CHECK(support::dead(house, kinds, graph_of) == std::set<std::string>{});
}

TEST_CASE("procedures/voucher no way leads past what the law requires") {
    support::House house("chengdu/voucher/10_opened");
    std::vector<support::Required> const all{
        {"voucher_programme", "open", "", "open"},          // CD-19-2
        {"voucher", "confirm", "issued", "used"},           // CD-19-5: the holder's own word
        {"voucher", "present", "issued", "redeemed"},       // CD-30-3
        {"voucher_claim", "redeem", "filed", "paid"},       // CD-30-2: by the buyer…
        {"voucher_claim", "confirm_paid", "filed", "paid"}  // …and the treasury
    };
    for (auto const& one : all) {
        CHECK(support::past(graph_of(house, one.kind), one) == "");
    }
}

TEST_CASE("procedures/voucher the stories go no way that the graph leaves out") {
    constexpr std::array stories{"chengdu/voucher/40_redeemed", "chengdu/voucher/ended",
                                 "chengdu/voucher/one_contract"};
    CHECK(support::beyond(stories, kinds, graph_of) == std::set<std::string>{});
}

}  // namespace qiyue

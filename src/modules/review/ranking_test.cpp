#include "modules/review/ranking.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

namespace {

tender::Document document() {
    tender::Document d;
    d.factors = {{.id = 1, .name = "报价", .category = "price", .weight = 2000},
                 {.id = 2, .name = "服务方案", .category = "service", .weight = 5000},
                 {.id = 3, .name = "响应时间", .category = "capability", .weight = 3000, .interval = true}};
    d.tie_rule = {"price"};
    return d;
}

}  // namespace

TEST_CASE("each member's points are his marks and what the bands gave; price and bands are nobody's marks") {
    auto const d = document();
    std::vector<review::ReviewedBid> const bids{
        {.bid = 7, .provider = 1, .price = Money::yuan(90), .qualified = true},
        {.bid = 8, .provider = 2, .price = Money::yuan(80), .qualified = false}};
    std::vector<bidding::OpenedBid> const opened;
    std::vector<review::Member> const members{{.person = 1}, {.person = 2}};
    std::vector<review::Mark> const marks{{.person = 1, .bid = 7, .factor = 2, .score = 4000},
                                          {.person = 1, .bid = 7, .factor = 3, .score = 999},
                                          {.person = 2, .bid = 7, .factor = 2, .score = 4500}};
    auto const facts =
        review::comprehensive_facts({d, bids, opened, members, marks}, {{.bid = 7, .factor = 3, .score = 3000}});
    CHECK(facts.integer("price_weight") == 2000);
    CHECK(facts.value().at_path("tie_rule.0").text() == "price");
    REQUIRE(facts.value()["bids"].size() == 1);  // the unqualified one is not compared
    CHECK(facts.value().at_path("bids.0.scores.0.points").integer() == 7000);
    CHECK(facts.value().at_path("bids.0.scores.1.points").integer() == 7500);
}

TEST_CASE("a mark is outlying when it lies further from the mean than the share, not at it") {
    auto const d = document();
    std::vector<review::ReviewedBid> const bids;
    std::vector<bidding::OpenedBid> const opened;
    std::vector<review::Member> const members;
    // Mean 3000; the share of 5000 at 30% is 1500.
    std::vector<review::Mark> const at{{.person = 1, .bid = 7, .factor = 2, .score = 1500},
                                       {.person = 2, .bid = 7, .factor = 2, .score = 4500}};
    CHECK(review::outlying({d, bids, opened, members, at}, BasisPoints{3000}).size() == 0);
    std::vector<review::Mark> const beyond{{.person = 1, .bid = 7, .factor = 2, .score = 1498},
                                           {.person = 2, .bid = 7, .factor = 2, .score = 4502}};
    CHECK(review::outlying({d, bids, opened, members, beyond}, BasisPoints{3000}).size() == 2);
    CHECK(review::mean(beyond, 7, 2) == 3000);
    CHECK(review::mean(beyond, 7, 9) == 0);
}

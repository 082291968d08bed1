#include "modules/review/ranking.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

// Whoever comes first: the ranking is the same in whatever order bids, members and marks were written down.
using namespace qiyue;

namespace {

// The same made-up numbers in every run.
class Made {
public:
    explicit Made(int number) : seed_(crypto::sha256("purchase " + std::to_string(number))) {}

    std::int64_t below(std::int64_t n) {
        auto const block = crypto::hmac_sha256(seed_, std::to_string(block_++));
        return (static_cast<unsigned char>(block[0]) * 256 + static_cast<unsigned char>(block[1])) % n;
    }

    template <class T> std::vector<T> shuffled(std::vector<T> const& all) {
        std::vector<std::int64_t> places(all.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            places[i] = static_cast<std::int64_t>(i);
        }
        std::vector<T> other;
        for (auto const place : expert::order_of_invitation(seed_, std::to_string(block_++), places)) {
            other.push_back(all[static_cast<std::size_t>(place)]);
        }
        return other;
    }

private:
    std::string seed_;
    int block_ = 0;
};

struct Purchase {
    tender::Document document;
    std::vector<review::ReviewedBid> bids;
    std::vector<bidding::OpenedBid> opened;
    std::vector<review::Member> members;
    std::vector<review::Mark> marks;

    // Few prices and few marks, so that equal prices, scores and totals are common.
    explicit Purchase(Made& made) {
        document.factors = {{.id = 1, .name = "报价", .category = "price", .weight = 2000},
                            {.id = 2, .name = "服务方案", .category = "service", .weight = 5000},
                            {.id = 3, .name = "团队", .category = "capability", .weight = 3000}};
        document.tie_rule = {"price", "technical"};
        for (std::int64_t person = 1; person <= 5; ++person) {
            members.push_back({.person = person, .signature = std::to_string(person)});
        }
        auto const count = 3 + made.below(5);
        for (std::int64_t id = 1; id <= count; ++id) {
            auto const price = Money::yuan(100'000 + 10'000 * made.below(3));
            bids.push_back({.bid = id,
                            .provider = id,
                            .price = price,
                            .qualified = made.below(8) != 0,
                            .quality_met = made.below(8) != 0});
            opened.push_back({.id = id, .provider = id, .price = price});
            for (auto const& member : members) {
                for (std::int64_t const factor : {2, 3}) {
                    marks.push_back(
                        {.person = member.person, .bid = id, .factor = factor, .score = 1000 + 500 * made.below(3)});
                }
            }
        }
    }

    review::Scoring scoring() const { return {document, bids, opened, members, marks}; }
};

std::string ranking(Clause clause, law::Facts const& facts) {
    static auto const book = law::Rulebook::build({});
    law::Numbers const numbers(*book, {}, Day(2026, 3, 2));
    law::Steps steps;
    return json::write(law::rule_of(clause)->computation(facts, numbers, steps)["ranking"]);
}

}  // namespace

TEST_CASE("the ranking does not depend on the order of bids, members and marks") {
    int ties = 0;
    for (int number = 0; number < 300; ++number) {
        Made made(number);
        Purchase const one(made);
        auto const comprehensive = ranking(clause::CD_21_8, review::comprehensive_facts(one.scoring(), {}));
        auto const lowest = ranking(clause::CD_21_7, review::lowest_price_facts(one.scoring()));
        ties += comprehensive.find("\"tied\":true") != std::string::npos ? 1 : 0;
        for (int again = 0; again < 5; ++again) {
            auto other = one;
            other.bids = made.shuffled(one.bids);
            other.opened = made.shuffled(one.opened);
            other.members = made.shuffled(one.members);
            other.marks = made.shuffled(one.marks);
            CAPTURE(number);
            CHECK(comprehensive == ranking(clause::CD_21_8, review::comprehensive_facts(other.scoring(), {})));
            CHECK(lowest == ranking(clause::CD_21_7, review::lowest_price_facts(other.scoring())));
        }
    }
    CHECK(ties > 0);  // else ties were not tried
}

TEST_CASE("a mark that is changed is told: the property is not of a ranking that looks at nothing") {
    Made made(7);
    Purchase one(made);
    auto const before = ranking(clause::CD_21_8, review::comprehensive_facts(one.scoring(), {}));
    for (auto& mark : one.marks) {
        mark.score = mark.bid == 1 ? 3000 : mark.score;
    }
    one.bids.front().qualified = true;
    one.bids.front().quality_met = true;
    CHECK(before != ranking(clause::CD_21_8, review::comprehensive_facts(one.scoring(), {})));
}

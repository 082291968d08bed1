#include "modules/review/preferences.hpp"

#include "modules/review/award_record.hpp"
#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

namespace {

std::string envelope(std::int64_t bid) {
    return crypto::sha256_hex("envelope " + std::to_string(bid));
}

Value bid(std::int64_t id, bool social) {
    return Value::object()
        .set("bid", id)
        .set("price", 100)
        .set("deductions", Value::object().set("small", 0).set("consortium", 0).set("domestic", 0))
        .set("values", Value::list())
        .set("preferences", Value::object().set("social_organisation", social).set("envelope", envelope(id)));
}

Value row(std::int64_t id, std::int64_t rank, std::string const& told_by) {
    auto row = Value::object().set("bid", id).set("rank", rank).set("compared", 100).set("tied", false);
    return told_by.empty() ? row : row.set("told_by", told_by);
}

std::vector<std::string> const opened{envelope(1), envelope(2), envelope(3), envelope(4)};

Value envelopes() {
    Value all = Value::list();
    for (auto const& digest : opened) {
        all.push(digest);
    }
    return all;
}

// Three equal prices: bid 2 is a social organisation's, 1 and 3 go by lot; the fourth that was opened is not valid.
Value record(std::vector<std::int64_t> const& order, std::vector<std::string> const& told_by, bool social = true) {
    Value rows = Value::list();
    for (std::size_t i = 0; i < order.size(); ++i) {
        rows.push(row(order[i], static_cast<std::int64_t>(i) + 1, told_by[i]));
    }
    return Value::object()
        .set("algorithm", review::award_algorithm)
        .set("evaluation", "lowest_price")
        .set("order", Value::list().push("price").push("social_organisation").push("lot"))
        .set("envelopes", envelopes())
        .set("factors", Value::list())
        .set("seats", 5)
        .set("bids", Value::list().push(bid(1, false)).push(bid(2, social)).push(bid(3, false)))
        .set("marks", Value::list())
        .set("result", Value::object().set("lowest", 100).set("ranking", std::move(rows)))
        .set("dropped", Value::list())
        .set("award", Value::object().set("bid", order.front()).set("price", 100));
}

std::string problem(Value const& record) {
    return review::verify_award(
               Value::object().set("record", record).set("digest", crypto::sha256_hex(review::canonical(record))))
        .problem;
}

std::map<std::int64_t, std::string> const valid{{1, envelope(1)}, {2, envelope(2)}, {3, envelope(3)}};
std::vector<std::string> const rightly{"", "social_organisation", "lot"};

}  // namespace

TEST_CASE("a lot gives each bid a place of its own, and another envelope draws anew") {
    auto const drawn = review::lots(opened, valid);
    CHECK(drawn.at(1) + drawn.at(2) + drawn.at(3) == 6);
    CHECK(drawn.at(1) != drawn.at(2));
    CHECK(drawn == review::lots({envelope(4), envelope(3), envelope(2), envelope(1)}, valid));
    auto changed = 0;
    for (std::int64_t other = 5; other < 40; ++other) {
        changed += review::lots({envelope(1), envelope(2), envelope(3), envelope(other)}, valid) == drawn ? 0 : 1;
    }
    CHECK(changed > 20);
    CHECK(review::lots(opened, {}).empty());
}

TEST_CASE("who is found invalid changes nothing of the order of the others by lot") {
    tender::Document const document;
    std::vector<review::ReviewedBid> bids;
    std::vector<bidding::OpenedBid> opened_bids;
    for (std::int64_t id = 1; id <= 4; ++id) {
        opened_bids.push_back({.id = id, .digest = envelope(id)});
        bids.push_back({.bid = id, .provider = id, .qualified = true});
    }
    std::vector<review::Member> const members;
    std::vector<review::Mark> const marks;
    review::Scoring const scoring{document, bids, opened_bids, members, marks};
    auto const all = review::opened_envelopes(scoring);
    CHECK(all.size() == 4);
    for (auto& bid : bids) {
        bid.qualified = bid.bid != 3;
    }
    CHECK(review::opened_envelopes(scoring) == all);
    auto const drawn = review::lots(all, {{1, envelope(1)}, {2, envelope(2)}, {3, envelope(3)}});
    auto const without = review::lots(all, {{1, envelope(1)}, {2, envelope(2)}});
    CHECK((drawn.at(1) < drawn.at(2)) == (without.at(1) < without.at(2)));
}

TEST_CASE("equal bids are ordered anew by the preferences and the envelopes of the record") {
    auto const drawn = review::lots(opened, valid);
    std::int64_t const first = drawn.at(1) < drawn.at(3) ? 1 : 3;
    CHECK(problem(record({2, first, 4 - first}, rightly)) == "");
    // The lot turned round, and a preference that the record itself denies.
    CHECK(problem(record({2, 4 - first, first}, rightly)) != "");
    CHECK(problem(record({first, 2, 4 - first}, rightly)) != "");
    CHECK(problem(record({2, first, 4 - first}, rightly, /*social=*/false)) != "");
}

TEST_CASE("a record is noticed that says a false word for an order, or leaves an envelope out") {
    auto const drawn = review::lots(opened, valid);
    std::int64_t const first = drawn.at(1) < drawn.at(3) ? 1 : 3;
    CHECK(problem(record({2, first, 4 - first}, {"", "lot", "lot"})) != "");
    CHECK(problem(record({2, first, 4 - first}, {"", "", "lot"})) != "");
    auto left_out = record({2, first, 4 - first}, rightly);
    left_out.set("envelopes", Value::list().push(envelope(1)).push(envelope(2)).push(envelope(4)));
    CHECK(problem(left_out) != "");
    left_out.erase("envelopes");
    CHECK(problem(left_out) != "");
}

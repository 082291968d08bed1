#include "modules/review/award_record.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

namespace {

// A 900,000 and B 1,000,000 at a weight of 20.00; B is small with 10% off, so that both score 20.00. Two members.
struct Purchase {
    tender::Document document;
    std::vector<review::ReviewedBid> bids;
    std::vector<bidding::OpenedBid> opened;
    std::vector<review::Member> members{{.person = 1}, {.person = 2}};
    std::vector<review::Mark> marks;
    review::Review review;

    Purchase() {
        document.factors = {{.id = 1, .name = "报价", .category = "price", .weight = 2000},
                            {.id = 2, .name = "服务方案", .category = "service", .weight = 7000},
                            {.id = 3,
                             .name = "响应时间",
                             .category = "capability",
                             .weight = 1000,
                             .interval = true,
                             .from = 0,
                             .to = 8,
                             .bands = {{0, 2, 1000}, {2, 8, 300}}}};
        bids = {{.bid = 7, .provider = 1, .price = Money::yuan(900'000), .qualified = true},
                {.bid = 8, .provider = 2, .price = Money::yuan(1'000'000), .qualified = true},
                {.bid = 9, .provider = 3, .price = Money::yuan(1), .qualified = false}};
        opened = {{.id = 7, .price = Money::yuan(900'000), .answers = {{.factor = 3, .value = 1, .text = "秘密"}}},
                  {.id = 8, .price = Money::yuan(1'000'000), .answers = {{.factor = 3, .value = 2, .text = "秘密"}}}};
        marks = {{.person = 1, .bid = 7, .factor = 2, .score = 6000, .reason = "秘密"},
                 {.person = 2, .bid = 7, .factor = 2, .score = 6001},
                 {.person = 1, .bid = 8, .factor = 2, .score = 6500},
                 {.person = 2, .bid = 8, .factor = 2, .score = 6500}};
        review.id = 5;
        review.body.set("deductions",
                        Value::list().push(Value::object()
                                               .set("bid", 8)
                                               .set("small", 1000)
                                               .set("consortium", 0)
                                               .set("domestic", 0)
                                               .set("rate", 1000)));
        review.body.set("bands",
                        Value::list()
                            .push(Value::object().set("bid", 7).set("factor", 3).set("score", 1000))
                            .push(Value::object().set("bid", 8).set("factor", 3).set("score", 300)));
        review.body.set("ranking", Value::list().push(row(7, 1, 7001, 9001)).push(row(8, 2, 6800, 8800)));
        review.body.set("award",
                        Value::object()
                            .set("bid", 7)
                            .set("price", 90'000'000)
                            .set("awarded_on", "2026-03-02")
                            .set("letter_day", "2026-03-03"));
    }

    static Value row(std::int64_t bid, std::int64_t rank, std::int64_t technical, std::int64_t total) {
        return Value::object()
            .set("bid", bid)
            .set("rank", rank)
            .set("price", 1)
            .set("compared", 90'000'000)
            .set("price_score", 2000)
            .set("technical", technical)
            .set("total", total)
            .set("tied", false);
    }

    Value record() const { return review::award_record(review, {document, bids, opened, members, marks}); }
};

Value published(Value const& record) {
    return Value::object().set("record", record).set("digest", crypto::sha256_hex(review::canonical(record)));
}

// `text` with one `from` in it made a `to`.
std::string with(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(from, at + 1) == std::string::npos);
    return text.replace(at, from.size(), to);
}

// What is said of a record in whose text `from` was made `to`; with its digest made anew, so that the sums alone speak.
std::string said_of_changed(std::string const& from, std::string const& to) {
    auto const changed = json::parse(with(json::write(Purchase().record()), from, to));
    REQUIRE(changed.ok());
    return review::verify_award(published(changed.value())).problem;
}

}  // namespace

TEST_CASE("an award's record is computed again, step by step") {
    auto const checked = review::verify_award(published(Purchase().record()));
    CHECK(checked.problem == "");
    CHECK(checked.told.size() == 11);
    CHECK(checked.told.back() == "agrees: the award goes to the first that stands, at the price of its bid");
}

TEST_CASE("an award's record says nothing of a bid but its figures, and nothing of an invalid one") {
    auto const text = json::write(Purchase().record());
    CHECK(text.find("秘密") == std::string::npos);
    CHECK(text.find("person") == std::string::npos);
    CHECK(text.find("\"bid\":9") == std::string::npos);
}

TEST_CASE("a hundredth of a point or a fen is found where it stands") {
    CHECK(said_of_changed("\"score\":6001", "\"score\":6002") ==
          "bid 7, seat 2 is 70.01 in the record and 70.02 by the sum");
    CHECK(said_of_changed("\"technical\":7001", "\"technical\":7000") ==
          "bid 7: the mean is 70.00 in the record and 70.01 by the sum");
    CHECK(said_of_changed("\"total\":8800", "\"total\":8801") == "bid 8 is 88.01 in the record and 88.00 by the sum");
    CHECK(said_of_changed("{\"bid\":8,\"price\":100000000", "{\"bid\":8,\"price\":100000001") ==
          "bid 8: the price compared is 900,000.00 yuan in the record and 900,000.01 yuan by the sum");
    CHECK(said_of_changed("\"small\":1000", "\"small\":1001") ==
          "bid 8: the price compared is 900,000.00 yuan in the record and 899,900.00 yuan by the sum");
    CHECK(said_of_changed("\"weight\":7000", "\"weight\":7001") ==
          "the sum of the weights is 100.01 in the record and 100.00 by the sum");
    CHECK(said_of_changed("\"from\":2,\"to\":8", "\"from\":3,\"to\":8") != "");
    CHECK(said_of_changed("\"value\":1}", "\"value\":2}") ==
          "bid 7, factor 3 is 10.00 in the record and 3.00 by the sum");
    CHECK(said_of_changed("\"rank\":2", "\"rank\":1") != "");
    CHECK(said_of_changed("\"award\":{\"bid\":7,\"price\":90000000", "\"award\":{\"bid\":7,\"price\":90000001") ==
          "the award is at 900,000.01 yuan and the bid at 900,000.00");
    CHECK(said_of_changed("\"award\":{\"bid\":7", "\"award\":{\"bid\":8") ==
          "bid 8 has the award and is not the first of the bids that stand");
    // Dropped, the first makes room for the second.
    CHECK(said_of_changed("\"dropped\":[]", "\"dropped\":[7]") ==
          "bid 7 has the award and is not the first of the bids that stand");
}

TEST_CASE("a record that is not the one whose digest was published") {
    auto record = Purchase().record();
    auto const before = published(record);
    record.set("tender", 99);
    auto const checked = review::verify_award(Value::object().set("record", record).set("digest", before["digest"]));
    CHECK(checked.problem.find("the record's digest is ") == 0);
    // The order of its members is no change: every tool that sorts them gives the same bytes.
    auto turned = Value::object();
    auto members = Purchase().record().members();
    for (auto at = members.rbegin(); at != members.rend(); ++at) {
        turned.set(at->key, at->value);
    }
    CHECK(review::canonical(turned) == review::canonical(Purchase().record()));
}

TEST_CASE("what is no record is said to be none") {
    auto const none = "something is missing from it, or is of another kind";
    CHECK(review::verify_award(Value()).problem == none);
    CHECK(review::verify_award(Value::list()).problem == none);
    CHECK(said_of_changed("\"seats\":2", "\"seats\":\"2\"") == none);
    CHECK(said_of_changed("\"score\":6001", "\"score\":9000000000000000000") == none);
    CHECK(said_of_changed("\"seats\":2", "\"seats\":3") == "seat 3 did not mark bid 7 once for factor 2");
    CHECK(said_of_changed("\"score\":6001", "\"score\":-1") == "seat 2 gave -0.01 for factor 2, which is worth 70.00");
}

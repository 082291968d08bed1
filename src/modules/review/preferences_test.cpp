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

Value row(std::int64_t id, std::int64_t rank) {
    return Value::object().set("bid", id).set("rank", rank).set("compared", 100).set("tied", false);
}

// Three equal prices: bid 2 is a social organisation's, 1 and 3 go by lot.
Value record(std::vector<std::int64_t> const& order, bool social = true) {
    Value rows = Value::list();
    for (auto const id : order) {
        rows.push(row(id, static_cast<std::int64_t>(rows.size()) + 1));
    }
    return Value::object()
        .set("algorithm", review::award_algorithm)
        .set("evaluation", "lowest_price")
        .set("order", Value::list().push("price").push("social_organisation").push("lot"))
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

}  // namespace

TEST_CASE("a lot gives each bid a place of its own, and another envelope draws anew") {
    auto const drawn = review::lots({{1, envelope(1)}, {2, envelope(2)}, {3, envelope(3)}});
    CHECK(drawn.at(1) + drawn.at(2) + drawn.at(3) == 6);
    CHECK(drawn.at(1) != drawn.at(2));
    CHECK(drawn == review::lots({{3, envelope(3)}, {1, envelope(1)}, {2, envelope(2)}}));
    auto changed = 0;
    for (std::int64_t other = 4; other < 40; ++other) {
        changed += review::lots({{1, envelope(1)}, {2, envelope(2)}, {3, envelope(other)}}) == drawn ? 0 : 1;
    }
    CHECK(changed > 20);
    CHECK(review::lots({}).empty());
}

TEST_CASE("equal bids are ordered anew by the preferences and the envelopes of the record") {
    auto const drawn = review::lots({{1, envelope(1)}, {2, envelope(2)}, {3, envelope(3)}});
    std::int64_t const first = drawn.at(1) < drawn.at(3) ? 1 : 3;
    CHECK(problem(record({2, first, 4 - first})) == "");
    // The lot turned round, and a preference that the record itself denies.
    CHECK(problem(record({2, 4 - first, first})) != "");
    CHECK(problem(record({first, 2, 4 - first})) != "");
    if (drawn.at(2) != 1) {
        CHECK(problem(record({2, first, 4 - first}, /*social=*/false)) != "");
    }
}

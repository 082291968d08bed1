#include "modules/workflow/answers.hpp"

#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "modules/workflow/api.hpp"
#include "support/stand.hpp"

#include <doctest/doctest.h>

namespace qiyue::workflow {

namespace {

std::vector<db::Migration> schema() {
    auto all = identity::migrations();
    auto const trail = journal::migrations();
    auto const own = migrations();
    all.insert(all.end(), trail.begin(), trail.end());
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

Context of(support::Stand& stand, std::int64_t person, std::int64_t organisation) {
    auto context = stand.context();
    context.caller.person = person;
    context.caller.organisation = organisation;
    return context;
}

std::optional<Value> before(support::Stand& stand, Context const& context, std::string const& key,
                            std::string const& digest) {
    return stand.write<std::optional<Value>>([&](db::Tx& tx) { return answer_before(tx, context, key, digest); });
}

}  // namespace

TEST_CASE("answers: kept for the person, the organisation and the asking, for two days") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        support::Stand stand(engine, schema());
        auto const context = of(stand, 1, 10);
        auto const answer = Value::object().set("id", std::int64_t{7}).set("text", "答复").set("none", Value());
        CHECK_FALSE(before(stand, context, "k", "d").has_value());
        stand.write<bool>([&](db::Tx& tx) -> Result<bool> {
            keep_answer(tx, context, "k", "d", answer);
            return true;
        });
        REQUIRE(before(stand, context, "k", "d").has_value());
        CHECK(*before(stand, context, "k", "d") == answer);
        CHECK_FALSE(before(stand, of(stand, 2, 10), "k", "d").has_value());
        CHECK_FALSE(before(stand, of(stand, 1, 11), "k", "d").has_value());
        auto const other = stand.database().write<std::optional<Value>>(
            [&](db::Tx& tx) { return answer_before(tx, context, "k", "another"); });
        REQUIRE_FALSE(other.ok());
        CHECK(other.refusal().findings().front().code == "idempotency.other_request");

        stand.pass_seconds(3 * 86'400);
        CHECK_FALSE(before(stand, of(stand, 1, 10), "k", "d").has_value());
        stand.write<bool>([&](db::Tx& tx) -> Result<bool> {
            keep_answer(tx, of(stand, 1, 10), "k", "e", answer);
            return true;
        });
        CHECK(before(stand, of(stand, 1, 10), "k", "e").has_value());
    }
}

TEST_CASE("answers: the digest tells operation, path and body apart") {
    auto const body = Value::object().set("a", 1);
    auto const path = Value::object().set("id", "7");
    auto const one = digest_of_asking("need.draft", path, Value::object(), body);
    CHECK(one == digest_of_asking("need.draft", path, Value::object(), body));
    CHECK(one != digest_of_asking("need.edit", path, Value::object(), body));
    CHECK(one != digest_of_asking("need.draft", Value::object().set("id", "8"), Value::object(), body));
    CHECK(one != digest_of_asking("need.draft", path, Value::object(), Value::object().set("a", 2)));
}

}  // namespace qiyue::workflow

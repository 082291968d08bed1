// The guard that every story and the permission matrix ask: it notices what it is there for.
#include "app/scenario/reasons.hpp"

#include "app/desk.hpp"
#include "law/clauses.gen.hpp"
#include "law/telling.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using app::scenario::unreasoned;

namespace {

struct Told {
    std::shared_ptr<law::Rulebook const> book = app::load_rules(".");

    // The problem that goes out for a finding with this why.
    Value problem(Value why, std::vector<Clause> cites = {clause::CD_27_4}) const {
        return app::problem(*book,
                            Refusal(Reason::unlawful,
                                    Finding{.code = "objection.not_verified",
                                            .cites = std::move(cites),
                                            .says = {"没有核实", "not verified"},
                                            .why = std::move(why)}));
    }

    Value deadline(Value sum) const {
        auto const told = law::told_deadline(*book, sum);
        return Value::object().set("due", "2026-03-11").set("sum", std::move(sum)).set("told", told);
    }
};

Value facts(Value of) {
    return Value::object().set("facts", std::move(of));
}

}  // namespace

TEST_SUITE_BEGIN("scenario/reasons");

TEST_CASE("a finding that cites a clause says why, from facts that people can read") {
    Told const told;
    CHECK(unreasoned(told.problem(facts(Value::object().set("objection_verified", false)))) == "");
    CHECK(unreasoned(told.problem({})) == "objection.not_verified: cites CD-27-4 and says not why");
    CHECK(unreasoned(told.problem(facts(Value::object()))) != "");
    CHECK(unreasoned(told.problem(facts(Value::object().set("no_such_fact", true)))) != "");
    CHECK(unreasoned(told.problem(facts(Value::object().set("state", "in_force")))) != "");
    // A sentence that rests on no clause needs no tree.
    CHECK(unreasoned(told.problem({}, {})) == "");
}

TEST_CASE("a judgement or figure deep in an answer rests on something") {
    Told const told;
    auto entry = Value::object()
                     .set("clause", "CD-28-1")
                     .set("article", "第二十八条")
                     .set("quote", "…")
                     .set("facts", Value::object())
                     .set("outcome", "computed")
                     .set("result", Value::object().set("payable", 1));
    auto const answer = [&] {
        auto const why = law::with_told(*told.book, Value::list().push(entry));
        return Value::object().set("timeline", Value::list().push(Value::object().set("why", why)));
    };
    CHECK(unreasoned(answer()) != "");
    entry.set("facts", Value::object().set("score", 8550));
    CHECK(unreasoned(answer()) == "");
}

TEST_CASE("a deadline comes with its tree") {
    Told const told;
    auto const sum = Value::object().set("start", "2026-03-02").set("due", "2026-03-11");
    CHECK(unreasoned(told.deadline(sum)) == "");
    auto bare = told.deadline(sum);
    bare.erase("told");
    CHECK(unreasoned(bare) == "a deadline without its tree: 2026-03-11");
    auto empty = told.deadline(sum);
    auto tree = empty["told"];
    tree.erase("nodes");
    CHECK(unreasoned(empty.set("told", tree)) != "");
    CHECK(unreasoned(Value::object().set("due", "2026-03-11").set("why", tree)) != "");
}

TEST_SUITE_END();

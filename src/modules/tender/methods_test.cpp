#include "modules/tender/methods.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace qiyue;
using tender::MethodFacts;

namespace {

tender::MethodOption option(MethodFacts const& facts, std::string const& name) {
    auto const all = tender::method_options(facts);
    return *std::ranges::find_if(all, [&](auto const& one) { return one.method->name == name; });
}

}  // namespace

TEST_CASE("tender/methods the open tender is open, and says what it rests on") {
    CHECK(option({}, "open").open);
    CHECK(option({}, "open").method->cites.front().id == "LP-027");
    CHECK(option({.procurement = false}, "open").open);
}

TEST_CASE("tender/methods each one says why it is open or not, and rests on a clause") {
    for (bool const procurement : {true, false}) {
        for (auto const& one : tender::method_options({.procurement = procurement})) {
            CAPTURE(one.method->name);
            CHECK(one.open == (one.method->carried && (procurement ? one.method->procurement : one.method->other)));
            CHECK_FALSE(one.because.zh.empty());
            CHECK_FALSE(one.because.en.empty());
            CHECK_FALSE(one.method->cites.empty());
            CHECK_FALSE(one.method->least_bids.empty());
        }
    }
    CHECK(option({}, "inquiry").method->cites.front().id == "LP-039");
    CHECK_FALSE(option({}, "direct").open);
    CHECK(option({.procurement = false}, "direct").open);
}

TEST_CASE("tender/methods without competition somebody else approves, and there is one supplier") {
    for (auto const& one : tender::methods()) {
        CAPTURE(one.name);
        CHECK(one.competitive != one.approved);
        CHECK(one.competitive == (one.suppliers != tender::Suppliers::one));
    }
}

TEST_CASE("tender/methods at the threshold another method needs approval") {
    auto const threshold = Money::yuan(2'000'000);
    MethodFacts facts{.procurement = true, .budget = threshold, .open_tender_threshold = threshold};
    CHECK(option(facts, "consultation").because.zh.find("须事先经财政部门批准") != std::string::npos);
    facts.budget = threshold - Money::fen(1);
    CHECK(option(facts, "consultation").because.zh.find("须事先经财政部门批准") == std::string::npos);
    facts.budget = threshold;
    CHECK(option(facts, "open").because.zh.find("须事先经财政部门批准") == std::string::npos);
}

TEST_CASE("tender/methods all methods of the procurement law are carried out but the inquiry") {
    for (auto const& one : tender::methods()) {
        CAPTURE(one.name);
        CHECK(one.carried == (one.name != "inquiry"));
    }
}

TEST_CASE("tender/methods who talks says why, with whom and for how few") {
    for (auto const& one : tender::methods()) {
        CAPTURE(one.name);
        CHECK_FALSE((one.talks && one.tendering));
        if (one.talks) {
            CHECK_FALSE(one.ground_under.id.empty());
            CHECK_FALSE(one.approval_under.id.empty());
            CHECK_FALSE(one.talked_under.id.empty());
            // Either so many final quotes, or the budget, ends them.
            CHECK(one.at_quotes.empty() != one.budget_under.id.empty());
        }
        CHECK(one.clarified_under.id.empty() == one.clarification_lead.empty());
    }
}

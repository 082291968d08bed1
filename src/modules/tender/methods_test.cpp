#include "modules/tender/methods.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace qiyue;
using tender::MethodFacts;

namespace {

tender::MethodOption option(MethodFacts const& facts, std::string const& method) {
    auto const all = tender::method_options(facts);
    return *std::ranges::find(all, method, &tender::MethodOption::method);
}

}  // namespace

TEST_CASE("tender/methods the open tender is open, and says what it rests on") {
    auto const open = option({}, "open");
    CHECK(open.open);
    CHECK(open.cites.front().id == "LP-027");
}

TEST_CASE("tender/methods each other one says why it is not") {
    for (auto const& one : tender::method_options({})) {
        CHECK(one.open == (one.method == "open"));
        CHECK_FALSE(one.because.zh.empty());
        CHECK_FALSE(one.because.en.empty());
        CHECK_FALSE(one.cites.empty());
    }
    CHECK(option({}, "inquiry").cites.front().id == "LP-039");
}

TEST_CASE("tender/methods at the threshold another method needs approval") {
    auto const threshold = Money::yuan(2'000'000);
    MethodFacts facts{.procurement = true, .budget = threshold, .open_tender_threshold = threshold, .complex = false};
    CHECK(option(facts, "consultation").because.zh.find("须事先经财政部门批准") != std::string::npos);
    facts.budget = threshold - Money::fen(1);
    CHECK(option(facts, "consultation").because.zh.find("须事先经财政部门批准") == std::string::npos);
    facts.budget = threshold;
    facts.procurement = false;
    CHECK(option(facts, "consultation").because.zh.find("须事先经财政部门批准") == std::string::npos);
}

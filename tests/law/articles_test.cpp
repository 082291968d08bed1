// The articles as they stand in src/law: they load, their cases hold, and no rule is left without a case.
#include "app/world.hpp"
#include "law/cases.hpp"
#include "law/rule.hpp"
#include "law/rulebook.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace qiyue;
using namespace qiyue::law;

TEST_SUITE_BEGIN("law/articles");

TEST_CASE("every article loads and every case holds") {
    auto const book = app::load_rules(".");
    CHECK_FALSE(book->clauses().empty());
    auto const report = run_cases(*book);
    for (auto const& failure : report.failures) {
        FAIL_CHECK(failure.file << " " << failure.clause << " " << failure.name << ": expected " << failure.expected
                                << ", got " << failure.actual);
    }
    CHECK(report.run > 0);
}

TEST_CASE("every predicate has a case on each side of its boundary, every computation a figure") {
    auto const book = app::load_rules(".");
    for (auto const& rule : all_rules()) {
        CAPTURE(rule.clause.id);
        CHECK(book->find(rule.clause.id) != nullptr);
        auto const has = [&](auto const& kind) {
            return std::ranges::any_of(book->cases(),
                                       [&](Case const& c) { return c.clause == rule.clause.id && kind(c); });
        };
        if (rule.predicate != nullptr) {
            CHECK(has([](Case const& c) { return c.passes; }));
            CHECK(has([](Case const& c) { return !c.refused.empty() || !c.warned.empty(); }));
        }
        if (rule.computation != nullptr) {
            CHECK(has([](Case const& c) { return !c.gives.is_null(); }));
        }
    }
}

TEST_CASE("the cases notice when a clause is suspended") {
    auto const book = app::load_rules(".");
    for (auto const& rule : all_rules()) {
        CAPTURE(rule.clause.id);
        std::string const id(rule.clause.id);
        CHECK_FALSE(run_cases(*book, id, Suspended({id})).ok());
    }
}

TEST_SUITE_END();

// A judgement in people's words: deadlines, sums and every fact that any case of any article knows.
#include "app/world.hpp"
#include "law/telling.hpp"

#include "law/names.hpp"
#include "law/rule.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::law;

namespace {

// As a judge keeps it (judge.hpp).
Value judged(Rulebook const& book, std::string const& clause, Value const& facts) {
    return Value::object()
        .set("clause", clause)
        .set("article", book.citation(Clause{clause}))
        .set("quote", book.find(clause)->quote)
        .set("facts", facts)
        .set("numbers", Value::list())
        .set("outcome", "computed");
}

}  // namespace

TEST_CASE("telling: every fact and result of every case has a name in both languages") {
    auto const book = app::load_rules(".");
    REQUIRE(book->cases().size() > 100);
    for (auto const& one : book->cases()) {
        CAPTURE(one.clause);
        CAPTURE(one.name.en);
        auto entry = judged(*book, one.clause, one.facts);
        auto const* rule = rule_of(Clause{one.clause});
        if (!one.gives.is_null() && rule != nullptr && rule->computation != nullptr) {
            auto const& statute = book->statute_of(*book->find(one.clause));
            auto const day = one.on.value_or(statute.in_force_from);
            Numbers const numbers(*book, {.place = statute.place, .pinned = day}, day);
            Steps steps;
            entry.set("result", rule->computation(Facts(one.facts), numbers, steps));
            entry.set("steps", steps.list).set("numbers", numbers.used());
        }
        CHECK(not_told(told(*book, entry)) == "");
    }
}

TEST_CASE("telling: a key and a code that have no name are noticed") {
    auto const book = app::load_rules(".");
    CHECK(not_told(told(*book, judged(*book, "CD-28-1", Value::object().set("no_such_fact", 1)))) != "");
    CHECK(not_told(told(*book, judged(*book, "CD-18-1", Value::object().set("method", "no_such_method")))) != "");
    CHECK(name_of_key("CD-28-1", "no_such_fact") == nullptr);
}

TEST_CASE("telling: what a form or a permission refused gets the words of the clauses it cites") {
    auto const book = app::load_rules(".");
    auto const facts = Value::object()
                           .set("posts_needed", Value::list().push(words({"甲岗", "A"})).push(words({"乙岗", "B"})))
                           .set("posts_held", Value::list());
    Finding refused{.code = "forbidden", .says = {"不能办理", "not yours"}, .why = Value::object().set("facts", facts)};
    refused.cites = {Clause{"CD-27-4"}, Clause{"CD-28-1"}};
    auto const why = reasoned(*book, refused);
    CHECK(why["outcome"] == Value("refused"));
    CHECK(why["quote"] == Value(book->find("CD-27-4")->quote));
    CHECK(why.at_path("also.0.quote") == Value(book->find("CD-28-1")->quote));
    CHECK(why.at_path("told.nodes.0.nodes.0.value.en") == Value("A, B"));
    CHECK(why.at_path("told.nodes.0.nodes.1.value.zh") == Value("无"));
    CHECK(why.at_path("told.nodes.1.nodes.0.quote") == Value(book->find("CD-28-1")->quote));
    CHECK(not_told(why["told"]) == "");
    CHECK(not_reasoned(why["told"]) == "");
    refused.cites = {};
    CHECK(not_told(reasoned(*book, refused)["told"]) == "");
    refused.why = {};
    CHECK(reasoned(*book, refused).is_null());
}

TEST_CASE("telling: a tree that shows only the quote, the result or other articles rests on nothing") {
    auto const book = app::load_rules(".");
    auto entry = judged(*book, "CD-28-1", Value::object());
    entry.set("result", Value::object().set("payable", 1));
    entry.set("also", Value::list().push(Value::object().set("article", "第一条").set("quote", "…")));
    CHECK(not_reasoned(told(*book, entry)) != "");
    entry.set("facts", Value::object().set("score", 8550));
    CHECK(not_reasoned(told(*book, entry)) == "");
    // A fact that is hidden from readers shows nothing.
    CHECK(not_reasoned(told(*book, judged(*book, "CD-18-6", Value::object().set("id", 1)))) != "");
}

TEST_CASE("telling: money, marks and shares are written with their units") {
    auto const book = app::load_rules(".");
    auto const facts = Value::object().set("instalment", 486'000'000).set("score", 8550);
    auto const words = told(*book, judged(*book, "CD-28-1", facts));
    CHECK(words.at_path("nodes.0.nodes.0.value.zh") == Value("4,860,000.00 元"));
    CHECK(words.at_path("nodes.0.nodes.0.value.en") == Value("4,860,000.00 yuan"));
    CHECK(words.at_path("nodes.0.nodes.1.value.zh") == Value("85.50 分"));
    CHECK(words["quote"] == Value(book->find("CD-28-1")->quote));
}

TEST_CASE("telling: an instant that is late by a millisecond does not read like the deadline") {
    auto const book = app::load_rules(".");
    auto const says = [&](char const* at) {
        auto const facts = Value::object().set("received", at).set("deadline", "2026-04-22T09:00:00+08:00");
        return told(*book, judged(*book, "LP-102", facts)).at_path("nodes.0.nodes.0.value.zh").text();
    };
    CHECK(says("2026-04-22T09:00:00+08:00") == "2026-04-22 09:00");
    CHECK(says("2026-04-22T09:00:01+08:00") == "2026-04-22 09:00:01");
    CHECK(says("2026-04-22T09:00:00.001+08:00") == "2026-04-22 09:00:00.001");
    CHECK(says("2026-04-22T01:00:00.000Z") == "2026-04-22 09:00");
}

TEST_CASE("telling: a number of a rule has the unit of the rule, and one is not several") {
    auto const says = [](std::int64_t value, char const* unit) {
        auto const words = in_unit(value, unit);
        return words["zh"].text() + " / " + words["en"].text();
    };
    CHECK(says(5, "working_days") == "5 个工作日 / 5 working days");
    CHECK(says(1, "working_days") == "1 个工作日 / 1 working day");
    CHECK(says(2, "years") == "2 年 / 2 years");
    CHECK(says(3, "suppliers") == "3 家 / 3 suppliers");
    CHECK(says(1'000, "basis_points") == "10.00% / 10.00%");
    CHECK(says(10, "percent") == "10% / 10%");
    CHECK(says(50'000'000, "fen") == "500,000.00 元 / 500,000.00 yuan");
    CHECK(says(1, "boolean") == "是 / yes");
    CHECK(says(7, "count") == "7 / 7");
}

TEST_CASE("telling: a deadline says from when it counts, what it skips and where it falls") {
    auto const book = app::load_rules(".");
    auto const skipped = Value::list()
                             .push(Value::object().set("day", "2026-03-07").set("name", "周末"))
                             .push(Value::object().set("day", "2026-03-08").set("name", "周末"));
    auto const sum = Value::object()
                         .set("start", "2026-03-02")
                         .set("key", "contract_filing")
                         .set("value", 7)
                         .set("unit", "working_days")
                         .set("status", "source")
                         .set("clause", "CD-28-1")
                         .set("quote", "七个工作日内")
                         .set("skipped", skipped)
                         .set("due", "2026-03-11")
                         .set("provisional", false);
    auto const words = told_deadline(*book, sum);
    CHECK(not_told(words) == "");
    CHECK(words.at_path("nodes.0.value.zh") == Value("2026-03-02 星期一"));
    CHECK(words.at_path("nodes.1.value.zh") == Value("7 个工作日"));
    CHECK(words.at_path("nodes.1.quote") == Value("七个工作日内"));
    CHECK(words.at_path("nodes.2.value.en") == Value("2 days that are not working days"));
    CHECK(words.at_path("nodes.2.nodes.0.value.en") == Value("weekend"));
    CHECK(words.at_path("nodes.3.value.en") == Value("2026-03-11 Wed"));
}

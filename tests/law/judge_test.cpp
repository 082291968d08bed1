// One judgement: all reasons at once, what led to them, and the sum of a deadline.
#include "law/judge.hpp"

#include "law/cases.hpp"
#include "law/clauses.gen.hpp"

#include "base/failure.hpp"

#include "support/articles.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::law;
using namespace qiyue::support;

namespace {

std::shared_ptr<Rulebook const> sample() {
    auto contract = article_file("cd", "第二十三条", {"CD-23-1", "CD-23-2"});
    add_number(contract, "contract_term_max", "CD-23-1", "2017-09-01", 3);
    add_number(contract, "multi_year_conditions", "CD-23-2", "2017-09-01", 3);
    auto objection = article_file("cd", "第二十七条", {"CD-27-3", "CD-27-4"});
    add_deadline(objection, "objection_reply", "CD-27-4", "2017-09-01", 5);
    auto scoring = article_file("cd", "第二十一条", {"CD-21-2"});
    auto payment = article_file("cd", "第二十八条", {"CD-28-1"});
    return Rulebook::build(
        {statute_file("cd", "成都", "normative", "2017-09-01"), contract, objection, scoring, payment});
}

struct World {
    World() {
        CalendarYear year{.year = 2018, .notice = "国办发明电〔2017〕12号", .holidays = {}, .make_up = {}};
        for (unsigned day = 1; day <= 7; ++day) {
            year.holidays[Day(2018, 10, day)] = "国庆节";
        }
        year.make_up = {Day(2018, 9, 29), Day(2018, 9, 30)};
        calendar.load(std::move(year));
        context.now = Instant::at(Day(2018, 9, 27), 10);
    }

    Judge judge() { return Judge(*book, calendar, context, rules); }

    std::shared_ptr<Rulebook const> book = sample();
    WorkCalendar calendar;
    Context context;
    RuleSet rules{.place = "成都", .pinned = Day(2018, 1, 1)};
};

Facts term(char const* start, char const* end) {
    return Facts().with("start", start).with("end", end);
}

Facts months(int count) {
    return Facts().with("months", count).with("fixed", true).with("continuous", true).with("small_price_change", false);
}

}  // namespace

TEST_SUITE_BEGIN("law/judge");

TEST_CASE("all reasons come at once, each with its clause") {
    World world;
    auto judge = world.judge();
    CHECK(judge.verdict().ok());
    judge.ask(clause::CD_23_1, term("2018-01-01", "2021-01-01"));
    judge.ask(clause::CD_23_2, months(36));
    judge.require(clause::CD_27_4, Facts().with("objection_verified", false), false, "objection.not_verified",
                  "verification", {"没有核实", "not verified"});
    auto const verdict = judge.verdict();
    REQUIRE_FALSE(verdict.ok());
    CHECK(verdict.refusal().reason() == Reason::unlawful);
    auto const& findings = verdict.refusal().findings();
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].code == "contract.term_too_long");
    CHECK(findings[0].field == "end");
    CHECK(findings[0].cites == std::vector{clause::CD_23_1});
    CHECK(findings[0].remedy.en == "let it end on 2020-12-31 or before");
    CHECK(findings[1].code == "contract.multi_year_unjustified");
    CHECK(findings[2].code == "objection.not_verified");
    CHECK(findings[2].why["facts"] == Value::object().set("objection_verified", false));
}

TEST_CASE("a condition judged in place says what it was judged from") {
    World world;
    auto judge = world.judge();
    CHECK_THROWS_AS(judge.require(clause::CD_27_4, Facts(), false, "x", {}, {"否", "no"}), Bug);
    judge.require(clause::CD_27_4, Facts().with("objection_verified", true), true, "x", {}, {"否", "no"});
    CHECK(judge.verdict().ok());
    CHECK(judge.why().items().front()["facts"]["objection_verified"] == Value(true));
    CHECK(judge.why().items().front()["outcome"] == Value("passed"));
}

TEST_CASE("why: facts, numbers with their status, quote and outcome") {
    World world;
    auto judge = world.judge();
    judge.ask(clause::CD_23_1, term("2018-01-01", "2020-12-31"));
    judge.ask(clause::CD_23_2, months(13));
    auto const& why = judge.why();
    REQUIRE(why.size() == 2);
    CHECK(why.at_path("0.clause").text() == "CD-23-1");
    CHECK(why.at_path("0.article").text() == "cd号 第二十三条");
    CHECK(why.at_path("0.quote").text() == "原文CD-23-1");
    CHECK(why.at_path("0.facts.end").text() == "2020-12-31");
    CHECK(why.at_path("0.numbers.0.key").text() == "contract_term_max");
    CHECK(why.at_path("0.numbers.0.value").integer() == 3);
    CHECK(why.at_path("0.numbers.0.status").text() == "source");
    CHECK(why.at_path("0.outcome").text() == "passed");
    CHECK(why.at_path("1.outcome").text() == "refused");
    CHECK(why.at_path("1.codes.0").text() == "contract.multi_year_unjustified");
    // The finding carries its own branch.
    CHECK(judge.verdict().refusal().findings().front().why == why.items()[1]);
}

TEST_CASE("a warning does not stop the command") {
    World world;
    auto judge = world.judge();
    judge.ask(clause::CD_21_2,
              Facts()
                  .with("factors", Value::list().push(Value::object().set("name", "具有一级资质的")))
                  .with("qualifications", Value::list().push(Value::object().set("text", "一级资质"))));
    CHECK(judge.verdict().ok());
    REQUIRE(judge.warnings().size() == 1);
    CHECK(judge.warnings().front().cites == std::vector{clause::CD_21_2});
    CHECK(judge.why().at_path("0.outcome").text() == "warned");
}

TEST_CASE("a suspended clause is not asked, and its computation gives its blank") {
    World world;
    Suspended const off({"CD-23-1", "CD-28-1", "CD-27-4"});
    world.context.suspended = &off;
    auto judge = world.judge();
    judge.ask(clause::CD_23_1, term("2018-01-01", "2031-01-01"));
    judge.require(clause::CD_27_4, Facts().with("objection_verified", false), false, "x", "", {"否", "no"});
    CHECK(judge.verdict().ok());
    CHECK(judge.why().size() == 0);
    CHECK(judge.compute(clause::CD_28_1, Facts())["payable"].integer() == 0);
    // A deadline still counts; who opens the duty asks whether it applies.
    CHECK(judge.deadline("objection_reply", Day(2018, 9, 27)).due == Day(2018, 10, 9));
    CHECK_FALSE(judge.applies(clause::CD_27_4));
}

TEST_CASE("a rule of another place, or not in force yet, is not asked") {
    World world;
    auto const wide = term("2018-01-01", "2031-01-01");
    world.rules.place = "上海";
    auto elsewhere = world.judge();
    elsewhere.ask(clause::CD_23_1, wide);
    CHECK(elsewhere.verdict().ok());
    world.rules = {.place = "成都", .pinned = Day(2017, 8, 31)};
    auto earlier = world.judge();
    earlier.ask(clause::CD_23_1, wide);
    CHECK(earlier.verdict().ok());
}

TEST_CASE("without its number a predicate refuses rather than guesses") {
    World world;
    auto bare = article_file("cd", "第二十三条", {"CD-23-1"});
    world.book = Rulebook::build({statute_file("cd", "成都", "normative", "2017-09-01"), bare});
    auto judge = world.judge();
    judge.ask(clause::CD_23_1, term("2018-01-01", "2018-12-31"));
    REQUIRE_FALSE(judge.verdict().ok());
    CHECK(judge.verdict().refusal().findings().front().code == "law.unanswerable");
    CHECK_THROWS_AS(judge.number("contract_term_max"), Unanswerable);
    CHECK_THROWS_AS(judge.deadline("objection_reply", Day(2018, 9, 27)), Unanswerable);
}

TEST_CASE("asking what has no predicate, or is not in the book, is a bug") {
    World world;
    auto judge = world.judge();
    CHECK_THROWS_AS(judge.ask(clause::CD_27_4, Facts()), Bug);
    CHECK_THROWS_AS(judge.ask(clause::CD_28_1, Facts()), Bug);
    CHECK_THROWS_AS(judge.compute(clause::CD_23_1, Facts()), Bug);
    CHECK_THROWS_AS(judge.ask(clause::CD_4_1, Facts()), Bug);
    CHECK_THROWS_AS(judge.ask(clause::CD_23_1, Facts()), Bug);  // facts not given
}

TEST_CASE("a computation notes its steps") {
    World world;
    auto judge = world.judge();
    auto const band = Value::object().set("from", 0).set("to", 10'000).set("ratio", 9000);
    auto const result = judge.compute(clause::CD_28_1,
                                      Facts()
                                          .with("instalment", Money::yuan(100'000))
                                          .with("score", 8500)
                                          .with("deductions", Value::list())
                                          .with("bands", Value::list().push(band)));
    CHECK(result["payable"].integer() == 9'000'000);
    CHECK(judge.why().at_path("0.outcome").text() == "computed");
    CHECK(judge.why().at_path("0.result.payable").integer() == 9'000'000);
    CHECK(judge.why().at_path("0.steps").size() == 3);
}

TEST_CASE("CD-27-4 the sum of a deadline can be followed") {
    World world;
    auto const judge = world.judge();
    auto const deadline = judge.deadline("objection_reply", Day(2018, 9, 27));
    CHECK(deadline.due == Day(2018, 10, 9));
    CHECK_FALSE(deadline.provisional);
    CHECK(deadline.clause == clause::CD_27_4);
    auto const& sum = deadline.sum;
    CHECK(sum["start"].text() == "2018-09-27");
    CHECK(sum["value"].integer() == 5);
    CHECK(sum["unit"].text() == "working_days");
    CHECK(sum["quote"].text() == "原文CD-27-4");
    CHECK(sum["skipped"].size() == 7);
    CHECK(sum.at_path("skipped.0.day").text() == "2018-10-01");
    CHECK(sum.at_path("skipped.0.name").text() == "国庆节");
    CHECK(sum["due"].text() == "2018-10-09");
    CHECK(judge.deadline("objection_reply", Day(2018, 12, 27)).provisional);
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("law/cases");

TEST_CASE("a report says what was expected and what came") {
    auto article = article_file("cd", "第二十三条", {"CD-23-1", "CD-23-9"});
    add_number(article, "contract_term_max", "CD-23-1", "2017-09-01", 3);
    SourceFile cases{"cd/cases_023.toml", Value::object()};
    auto const one = [](char const* clause, char const* end) {
        auto facts = Value::object().set("start", "2018-01-01").set("end", end);
        return Value::object().set("clause", clause).set("name", law::words({end, end})).set("facts", std::move(facts));
    };
    auto add = [&](Value made) { add_case(cases, std::move(made)); };
    add(one("CD-23-1", "2020-12-31").set("passes", true));
    add(one("CD-23-1", "2021-01-01").set("refused", "contract.term_too_long"));
    add(one("CD-23-1", "2021-01-01").set("passes", true));
    add(one("CD-23-1", "2020-12-31").set("refused", "contract.term_too_long"));
    add(one("CD-23-1", "2020-12-31").set("on", "2017-08-31").set("passes", true));
    add(one("CD-23-9", "2020-12-31").set("passes", true));
    auto const book = Rulebook::build({statute_file("cd", "成都", "normative", "2017-09-01"), article, cases});

    auto const report = run_cases(*book);
    CHECK(report.run == 6);
    REQUIRE(report.failures.size() == 4);
    CHECK(report.failures[0].expected == "passed");
    CHECK(report.failures[0].actual == "refused with contract.term_too_long");
    CHECK(report.failures[1].actual == "passed");
    CHECK(report.failures[2].actual == "the rules hold no 'contract_term_max' on 2017-08-31");
    CHECK(report.failures[3].actual == "none is written for this clause");
    CHECK(report.failures[3].file == "cd/cases_023.toml");

    CHECK(run_cases(*book, "CD-23-9").run == 1);
    // Suspended, what should be refused passes: its absence is noticed.
    auto const without = run_cases(*book, "CD-23-1", Suspended({"CD-23-1"}));
    CHECK(without.failures.size() == 2);
}

TEST_SUITE_END();

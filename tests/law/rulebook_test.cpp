// Which number holds, which rule is in force, and what the book refuses to be made of.
#include "law/rulebook.hpp"

#include "law/rule.hpp"

#include "base/failure.hpp"

#include "support/articles.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::law;
using namespace qiyue::support;

namespace {

struct Rank {
    std::string rank;
    std::string status = "source";
};

// One key, given 7 by a national document and 10 by the local one of 成都.
std::int64_t prevailing(Rank const& national) {
    auto above = article_file("n", "第一条", {"N-1"});
    add_number(above, "limit", "N-1", "2015-01-01", 7, national.status);
    auto here = article_file("c", "第一条", {"C-1"});
    add_number(here, "limit", "C-1", "2015-01-01", 10);
    auto const book = Rulebook::build({statute_file("n", "全国", national.rank, "2015-01-01"), above,
                                       statute_file("c", "成都", "normative", "2015-01-01"), here});
    return book->number("limit", {.place = "成都", .pinned = Day(2018, 1, 1)}, Day(2018, 1, 1))->value;
}

// The fault of a book made of these files.
std::string fault_of(std::vector<SourceFile> files) {
    try {
        Rulebook::build(std::move(files));
    } catch (Fault const& fault) {
        return fault.what();
    }
    return "none";
}

}  // namespace

TEST_SUITE_BEGIN("law/rulebook");

TEST_CASE("CD-40-1 a national law or regulation prevails over the local rule") {
    CHECK(prevailing({"law"}) == 7);
    CHECK(prevailing({"regulation"}) == 7);
    CHECK(prevailing({"law", "unverified"}) == 7);
}

TEST_CASE("CD-40-1 a ministry's rule, a notice, or a default of ours under a law does not") {
    CHECK(prevailing({"ministry_rule"}) == 10);
    CHECK(prevailing({"normative"}) == 10);
    CHECK(prevailing({"law", "default"}) == 10);
}

TEST_CASE("among national documents the higher holds, whatever their dates") {
    auto law = article_file("a", "第一条", {"A-1"});
    add_number(law, "limit", "A-1", "2014-01-01", 1);
    auto order = article_file("b", "第一条", {"B-1"});
    add_number(order, "limit", "B-1", "2017-01-01", 2);
    auto const book = Rulebook::build({statute_file("a", "全国", "regulation", "2014-01-01"), law,
                                       statute_file("b", "全国", "ministry_rule", "2017-01-01"), order});
    CHECK(book->number("limit", {.place = "成都", .pinned = Day(2018, 1, 1)}, Day(2018, 1, 1))->value == 1);
}

TEST_CASE("the latest value before the day holds; before the first there is none") {
    auto file = article_file("n", "第一条", {"N-1"});
    add_number(file, "limit", "N-1", "2020-01-01", 5);
    add_number(file, "limit", "N-1", "2015-01-01", 3);
    auto const book = Rulebook::build({statute_file("n", "全国", "law", "2014-01-01"), file});
    RuleSet const rules{.place = "成都", .pinned = Day(2014, 6, 1)};
    CHECK(book->number("limit", rules, Day(2014, 12, 31)) == nullptr);
    CHECK(book->number("limit", rules, Day(2015, 1, 1))->value == 3);
    CHECK(book->number("limit", rules, Day(2019, 12, 31))->value == 3);
    CHECK(book->number("limit", rules, Day(2020, 1, 1))->value == 5);
    CHECK(book->number("nobody wrote this", rules, Day(2020, 1, 1)) == nullptr);
    CHECK_THROWS_AS(Numbers(*book, rules, Day(2014, 12, 31)).get("limit"), Unanswerable);
}

TEST_CASE("a number asked for outside its dates is refused in words") {
    auto const book = Rulebook::build({});
    try {
        Numbers(*book, {.place = "成都", .pinned = Day(2018, 1, 1)}, Day(2018, 1, 1)).get("limit");
        FAIL("it answered");
    } catch (Unanswerable const& unanswerable) {
        CHECK(unanswerable.key() == "limit");
        CHECK(unanswerable.finding().code == "law.unanswerable");
        CHECK(unanswerable.refusal().reason() == Reason::unlawful);
    }
}

TEST_CASE("a project keeps the local rules it was pinned to; national law reaches it as it changes") {
    auto old_statute = statute_file("old", "上海", "normative", "2015-04-01");
    old_statute.content.set("in_force_until", "2020-03-31");
    auto old = article_file("old", "第一条", {"O-1"});
    add_number(old, "limit", "O-1", "2015-04-01", 3);
    auto next = article_file("new", "第一条", {"W-1"});
    add_number(next, "limit", "W-1", "2020-04-01", 4);
    auto national = article_file("n", "第一条", {"N-1"});
    add_number(national, "retention", "N-1", "2021-01-01", 15);
    auto const book = Rulebook::build({old_statute, old, statute_file("new", "上海", "normative", "2020-04-01"), next,
                                       statute_file("n", "全国", "law", "2021-01-01"), national});
    RuleSet const earlier{.place = "上海", .pinned = Day(2020, 3, 31)};
    RuleSet const later{.place = "上海", .pinned = Day(2020, 4, 1)};
    auto const on = Day(2022, 1, 1);
    CHECK(book->number("limit", earlier, on)->value == 3);
    CHECK(book->number("limit", later, on)->value == 4);
    CHECK(book->number("retention", earlier, on)->value == 15);
    CHECK(book->number("retention", earlier, Day(2020, 12, 31)) == nullptr);
    CHECK(book->in_force(*book->find("O-1"), earlier, on));
    CHECK_FALSE(book->in_force(*book->find("O-1"), later, on));
    CHECK_FALSE(book->in_force(*book->find("O-1"), {.place = "成都", .pinned = Day(2020, 3, 31)}, on));
}

TEST_CASE("an ended statute that a document extended stays in force") {
    auto statute = statute_file("old", "上海", "normative", "2015-04-01");
    statute.content.set("in_force_until", "2020-03-31");
    auto const book = Rulebook::build({statute, article_file("old", "第一条", {"O-1"})});
    RuleSet rules{.place = "上海", .pinned = Day(2026, 1, 1)};
    CHECK_FALSE(book->in_force(*book->find("O-1"), rules, Day(2026, 1, 1)));
    rules.extended.insert("old");
    CHECK(book->in_force(*book->find("O-1"), rules, Day(2026, 1, 1)));
    rules.pinned = Day(2015, 3, 31);
    CHECK_FALSE(book->in_force(*book->find("O-1"), rules, Day(2026, 1, 1)));
}

TEST_CASE("a special field's statute binds only that field, and there before the general one") {
    auto special_statute = statute_file("special", "成都", "normative", "2016-01-01");
    special_statute.content.set("field", "redevelopment");
    auto special = article_file("special", "第一条", {"S-1"});
    add_number(special, "limit", "S-1", "2016-01-01", 2);
    auto general = article_file("general", "第一条", {"G-1"});
    add_number(general, "limit", "G-1", "2017-01-01", 3);
    auto const book = Rulebook::build(
        {special_statute, special, statute_file("general", "成都", "normative", "2017-01-01"), general});
    RuleSet rules{.place = "成都", .pinned = Day(2018, 1, 1)};
    CHECK(book->number("limit", rules, Day(2018, 1, 1))->value == 3);
    rules.fields.insert("redevelopment");
    CHECK(book->number("limit", rules, Day(2018, 1, 1))->value == 2);
}

TEST_CASE("cites for people and for data") {
    auto numbered = article_file("c", "第二十七条", {"C-27-1"});
    auto const book = Rulebook::build({statute_file("c", "成都", "normative", "2017-09-01"), numbered});
    CHECK(book->citation(Clause{"C-27-1"}) == "c号 第二十七条");
    auto const cited = book->cite(Clause{"C-27-1"});
    CHECK(cited["document"].text() == "规程c");
    CHECK(cited["quote"].text() == "原文C-27-1");
    CHECK(book->citation(Clause{"X-1"}) == "X-1");
}

TEST_CASE("what does not make sense is a fault that names its file") {
    auto const statute = statute_file("c", "成都", "normative", "2017-09-01");
    auto const good = article_file("c", "第一条", {"C-1"});
    CHECK(fault_of({statute, good}) == "none");

    CHECK(fault_of({good}) == "c/art_第一条.toml: its folder has no statute.toml");
    CHECK(fault_of({statute, article_file("c", "第一条", {"C-1", "C-1"})}) ==
          "c/art_第一条.toml [[clause]] 2: there is another clause 'C-1'");

    auto unknown_clause = good;
    add_number(unknown_clause, "limit", "C-2", "2017-09-01", 1);
    CHECK(fault_of({statute, unknown_clause}) == "c/art_第一条.toml [[number]] 1: there is no clause 'C-2'");
    auto unknown_in_deadline = good;
    add_deadline(unknown_in_deadline, "reply", "C-2", "2017-09-01", 5);
    CHECK(fault_of({statute, unknown_in_deadline}) == "c/art_第一条.toml [[deadline]] 1: there is no clause 'C-2'");

    auto twice = good;
    add_number(twice, "limit", "C-1", "2017-09-01", 1);
    add_number(twice, "limit", "C-1", "2017-09-01", 2);
    CHECK(fault_of({statute, twice}) == "c/art_第一条.toml [[number]] 2: 'limit' has another value from 2017-09-01");

    auto misspelt = good;
    misspelt.content.set("casse", Value::list());
    CHECK(fault_of({statute, misspelt}) == "c/art_第一条.toml: unknown name 'casse'");

    auto effect = good;
    auto clause = effect.content.at_path("clause.0");
    clause.set("effect", "forced");
    effect.content.set("clause", Value::list().push(clause));
    CHECK(fault_of({statute, effect}) == "c/art_第一条.toml [[clause]] 1: there is no effect 'forced'");

    auto rank = statute;
    rank.content.set("rank", "decree");
    CHECK(fault_of({rank}) == "c/statute.toml: 'rank' can't be 'decree'");
    auto day = statute;
    day.content.set("in_force_from", "2017-02-30");
    CHECK(fault_of({day}) == "c/statute.toml: 'in_force_from' must be a day");
}

TEST_CASE("a case says exactly one outcome, and a file of cases nothing else") {
    auto const statute = statute_file("c", "成都", "normative", "2017-09-01");
    auto const article = article_file("c", "第一条", {"C-1"});
    auto const with = [&](Value one) {
        SourceFile cases{"c/cases_001.toml", Value::object()};
        add_case(cases, std::move(one));
        return fault_of({statute, article, cases});
    };
    auto const name = Value::object().set("zh", "例").set("en", "n");
    auto const head = Value::object().set("clause", "C-1").set("name", name).set("facts", Value::object());
    auto one = head;
    CHECK(with(one.set("passes", true)) == "none");
    CHECK(with(one.set("refused", "x"))
              .ends_with("a case says one of passes = true, refused = \"code\", warned = \"code\" and gives = …"));
    CHECK(with(head).ends_with("gives = …"));
    auto half = head;
    CHECK(with(half.set("name", Value::object().set("zh", "例")).set("passes", true))
              .ends_with("'name' must be { zh = \"…\", en = \"…\" }"));
    CHECK(with(half.set("name", "n").set("passes", true)).ends_with("'name' must be { zh = \"…\", en = \"…\" }"));
    auto lost = head;
    CHECK(with(lost.set("clause", "C-9").set("passes", true)).ends_with("there is no clause 'C-9'"));
    SourceFile more{"c/cases_001.toml", Value::object().set("number", Value::list())};
    CHECK(fault_of({statute, article, more}) == "c/cases_001.toml: unknown name 'number'");
}

TEST_SUITE_END();

#pragma once

#include "base/clause.hpp"
#include "base/day.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/text_hash.hpp"
#include "base/value.hpp"
#include "base/work_calendar.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::law {

enum class Effect { enforced, computed, deadline, recorded, published, reported, reminded, principle, planned };
std::string_view name_of(Effect effect);

// A file of rules as its parser left it; `path` is relative to the rules' root ("local/…/art_027.toml").
struct SourceFile {
    std::string path;
    Value content;
};

// A document that another one says it rests on, in that one's own words.
struct Basis {
    std::string title, number;
    std::vector<std::string> statutes;  // those of the book that it names
};

// One document of rules: its folder under src/law.
struct Statute {
    std::string id, place, prefix, title, number, issuer, rank, source, folder;
    // The special field it is confined to ("redevelopment"), empty for a rule about every purchase.
    std::string field;
    std::optional<Day> issued;  // not every document says
    Day in_force_from;
    std::optional<Day> in_force_until;
    std::vector<Basis> legal_basis;
    // Who interprets it, as the document says ("成都市财政局"), and which kind of organisation that is on the platform
    // ("finance"); empty where the document does not say, or where it is nobody here.
    std::string interpreted_by, interpreter;

    bool national() const { return place == "全国"; }
};

// One article, verbatim.
struct Article {
    std::string statute, label, text, file;  // "第十三条"; file relative to the rules' root
};

// One clause of requirements: the verbatim quote and what we do about it.
struct ClauseEntry {
    std::string id, statute, article;
    std::string at;            // the place inside the article ("第十三条(一)"), the article's label otherwise
    std::string citation;      // for people: "成财采〔2017〕143号 第二十七条"
    std::size_t document = 0;  // the place of its statute in the book
    std::string area, kind, quote, requirement, parameters, acceptance;
    std::vector<std::string> actors;
    Effect effect = Effect::planned;
    // Of national rules: the parameter as the survey of the law noted it, and how sure we are of the text.
    std::string parameter, value, unit, applies_to, enforcement, verified, source_note;
};

// A dated number of a rule. `status`: "source", "unverified" or "default" (changeable by an administrator).
struct Number {
    std::string key, clause, unit, status;
    Day from;
    std::int64_t value = 0;
};

// A dated deadline: so many days or working days after a start day that is not counted.
struct DeadlineRule {
    std::string key, clause, status;
    Day from;
    int value = 0;
    bool working_days = false;
    bool roll_forward = false;  // calendar days only: a last day on a holiday moves to the next working day
};

// A boundary case written beside its clause: facts -> passes, or the code of the refusal, or the computed result.
struct Case {
    std::string clause, file;
    Text name;
    Value facts;
    bool passes = false;
    std::string refused;    // code of the finding
    std::string warned;     // code of a finding that does not stop, but is shown and kept
    Value gives;            // expected result of a computation
    std::optional<Day> on;  // the day on which numbers are looked up; the statute's first day otherwise
};

// Which rules a project goes by: pinned when it starts. The local statutes of its place overlay the national ones.
struct RuleSet {
    std::string place;  // "成都"
    Day pinned;
    std::set<std::string, std::less<>> fields = {};    // special fields whose statutes bind it too
    std::set<std::string, std::less<>> extended = {};  // statutes kept in force past their end by a document
};

// All articles, read once at start. Never changes while the program runs.
class Rulebook {
public:
    // Checks and joins all files: in each folder one statute.toml, files with cases alone (cases_027.toml), and a file
    // for each article (art_027.toml, sec_3_1.toml) with its text, clauses, numbers, deadlines and cases. Throws Fault naming file and fault when one does not make sense.
    static std::shared_ptr<Rulebook const> build(std::vector<SourceFile> files);

    std::vector<Statute> const& statutes() const { return statutes_; }
    std::vector<Article> const& articles() const { return articles_; }
    std::vector<ClauseEntry> const& clauses() const { return clauses_; }  // in the order of the files
    std::vector<Case> const& cases() const { return cases_; }
    std::vector<Number> const& numbers() const { return numbers_; }
    std::vector<DeadlineRule> const& deadlines() const { return deadlines_; }

    ClauseEntry const* find(std::string_view clause) const;
    Statute const* statute(std::string_view id) const;
    Statute const& statute_of(ClauseEntry const& clause) const;
    Article const* article_of(ClauseEntry const& clause) const;
    // By its label ("第二十条"); nothing when the statute has none of that name.
    Article const* article(std::string_view statute, std::string_view label) const;
    // A local statute binds the rule sets of its place that were pinned while it was in force (or that it was extended
    // for); a national one binds everybody on the days it is in force.
    bool in_force(Statute const& statute, RuleSet const& rules, Day on) const;
    bool in_force(ClauseEntry const& clause, RuleSet const& rules, Day on) const;
    // The number in force on that day for that place, by the order of precedence (see rulebook.cpp).
    // Nothing when the key is unknown there or the day lies before its first date: the rule refuses to answer.
    // `…_of` give all that are in force, the one that holds first, then what it overrides.
    std::vector<Number const*> numbers_of(std::string_view key, RuleSet const& rules, Day on) const;
    std::vector<DeadlineRule const*> deadlines_of(std::string_view key, RuleSet const& rules, Day on) const;
    Number const* number(std::string_view key, RuleSet const& rules, Day on) const;
    DeadlineRule const* deadline(std::string_view key, RuleSet const& rules, Day on) const;
    // "成财采〔2017〕143号 第二十七条" for people, and {clause, document, number, article, quote, href} for data, where href
    // opens the article's whole text. Of a clause that is not in the book only the id is given.
    std::string citation(Clause clause) const;
    Value cite(Clause clause) const;

private:
    friend class Builder;
    std::vector<Statute> statutes_;
    std::vector<Article> articles_;
    std::vector<ClauseEntry> clauses_;
    std::vector<Case> cases_;
    std::vector<Number> numbers_;
    std::vector<DeadlineRule> deadlines_;
    using Index = ByText<std::size_t>;
    using ManyIndex = ByText<std::vector<std::size_t>>;
    Index clause_by_id_, statute_by_id_, article_by_place_;  // an article's place: statute + " " + label
    ManyIndex numbers_by_key_, deadlines_by_key_;
};

}  // namespace qiyue::law

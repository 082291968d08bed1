#pragma once

#include "base/clause.hpp"
#include "base/day.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "base/work_calendar.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::law {

enum class Effect { enforced, computed, deadline, recorded, published, reported, reminded, principle, planned };
std::string_view name_of(Effect effect);

// One document of rules: its folder under src/law.
struct Statute {
    std::string id, place, title, number, issuer, rank, folder;
    Day issued, in_force_from;
    std::optional<Day> in_force_until;
    std::vector<std::string> legal_basis;
};

// One article, verbatim.
struct Article {
    std::string statute, label, text, file;   // "第十三条"; file relative to the rules' root
};

// One clause of requirements: the verbatim quote and what we do about it.
struct ClauseEntry {
    std::string id, statute, article, area, kind, quote, requirement, parameters, acceptance, verified;
    Effect effect = Effect::planned;
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
    bool roll_forward = false;   // calendar days only: a last day on a holiday moves to the next working day
};

// A boundary case written beside its clause: facts -> passes, or the code of the refusal, or the computed result.
struct Case {
    std::string clause, name, file;
    Value facts;
    bool passes = false;
    std::string refused;    // code of the finding
    Value gives;            // expected result of a computation
    std::optional<Day> on;  // the day on which numbers are looked up; the statute's first day otherwise
};

// Which rules a project goes by: pinned when it starts. The local statutes of its place overlay the national ones.
struct RuleSet {
    std::string place;      // "成都"
    Day pinned;
};

// All articles, read once at start. Never changes while the program runs.
class Rulebook {
public:
    // Reads every article below `folder`. Throws Fault naming file and fault when one can't be read.
    static std::shared_ptr<Rulebook const> load(std::string const& folder);

    std::vector<Statute> const& statutes() const { return statutes_; }
    std::vector<Article> const& articles() const { return articles_; }
    std::vector<ClauseEntry> const& clauses() const { return clauses_; }   // in the order of the files
    std::vector<Case> const& cases() const { return cases_; }
    std::vector<Number> const& numbers() const { return numbers_; }
    std::vector<DeadlineRule> const& deadlines() const { return deadlines_; }

    ClauseEntry const* find(std::string_view clause) const;
    Statute const& statute_of(ClauseEntry const& clause) const;
    Article const* article_of(ClauseEntry const& clause) const;
    // The number in force on that day for that place; a local one overlays the national one of the same key.
    // Nothing when the key is unknown there or the day lies before its first date: the rule refuses to answer.
    Number const* number(std::string_view key, RuleSet const& rules, Day on) const;
    DeadlineRule const* deadline(std::string_view key, RuleSet const& rules, Day on) const;
    // "成财采〔2017〕143号 第二十七条" for people, and {clause, document, number, article, quote} for data.
    std::string citation(Clause clause) const;
    Value cite(Clause clause) const;

private:
    std::vector<Statute> statutes_;
    std::vector<Article> articles_;
    std::vector<ClauseEntry> clauses_;
    std::vector<Case> cases_;
    std::vector<Number> numbers_;
    std::vector<DeadlineRule> deadlines_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    friend class Loader;
};

}  // namespace qiyue::law

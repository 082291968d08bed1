#pragma once

#include "law/rulebook.hpp"

#include "base/clause.hpp"
#include "base/day.hpp"
#include "base/money.hpp"
#include "base/refusal.hpp"
#include "base/value.hpp"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::law {

// What a predicate looks at. The getters ENSURE the kind; a fact that was not given is a bug of the asker.
class Facts {
public:
    Facts() : value_(Value::object()) {}
    explicit Facts(Value value) : value_(std::move(value)) {}
    Facts& with(std::string name, Value value) &;
    Facts&& with(std::string name, Value value) &&;
    Facts&& with(std::string name, Money money) &&;  // as fen
    Facts&& with(std::string name, Day day) &&;      // as ISO text
    Facts&& with(std::string name, Instant instant) &&;

    bool has(std::string_view name) const;
    // Is it there, and neither null nor blank text nor an empty list?
    bool given(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    std::string const& text(std::string_view name) const;
    bool yes(std::string_view name) const;
    Money money(std::string_view name) const;  // whole fen, or text in yuan as cases write it
    Day day(std::string_view name) const;
    Instant instant(std::string_view name) const;
    std::vector<Facts> list(std::string_view name) const;
    Value const& value() const { return value_; }

private:
    Value value_;
};

// A fact that is a text in both languages: the label of a state, of a choice.
Value words(Text const& text);

// The numbers of the pinned rules on the day of the business event; remembers which were used, for the "why".
// Asking for a number that the rules do not hold on that day throws Unanswerable: the command is refused with the
// sentence that the rule has no number for that day, never answered with a guess.
class Unanswerable : public std::exception {
public:
    Unanswerable(std::string key, Day on);
    std::string const& key() const { return key_; }
    Day on() const { return on_; }
    char const* what() const noexcept override { return what_.c_str(); }
    // What the one who asked is told ("law.unanswerable").
    Finding finding() const;
    Refusal refusal() const { return {Reason::unlawful, finding()}; }

private:
    std::string key_;
    Day on_;
    std::string what_;
};

class Numbers {
public:
    Numbers(Rulebook const& book, RuleSet rules, Day on) : book_(book), rules_(std::move(rules)), on_(on) {}
    // A [[number]], or the count of days of a [[deadline]].
    std::int64_t get(std::string_view key) const;
    int count(std::string_view key) const { return static_cast<int>(get(key)); }
    Money money(std::string_view key) const { return Money::fen(get(key)); }
    BasisPoints share(std::string_view key) const { return BasisPoints{get(key)}; }
    Day on() const { return on_; }
    Value const& used() const& { return used_; }  // [{key, value, unit, clause, status}], each once
    Value used() && { return std::move(used_); }

private:
    void remember(std::string_view key, std::int64_t value, std::string_view unit, std::string_view clause,
                  std::string_view status) const;
    Rulebook const& book_;
    RuleSet rules_;
    Day on_;
    mutable Value used_ = Value::list();
};

// One sentence of a rule as one small pure function: facts in, findings out.
//   // CD-23-1 签订不超过三年履行期限的服务合同
//   void term_within_limit(Facts const& facts, Numbers const& numbers, Findings& findings) { … }
class Findings {
public:
    // `code` is stable; `field` names the input field it is about ("" for the whole).
    void refuse(std::string code, std::string field, Text says, Text remedy = {});
    // Does not stop the command; shown, and kept with the record.
    void warn(std::string code, std::string field, Text says, Text remedy = {});
    std::vector<Finding> refusals, warnings;
};
using Predicate = void (*)(Facts const&, Numbers const&, Findings&);

// A figure that a rule computes. Its steps say how, for the "why".
class Steps {
public:
    void note(std::string what, Value value);
    Value list = Value::list();
};
using Computation = Value (*)(Facts const&, Numbers const&, Steps&);

// A row of a folder's rules.cpp. A clause that both forbids and computes has both (the bands of CD-21-5 are checked
// when the document is published, and give the score when a bid is read).
struct Rule {
    Clause clause;
    Predicate predicate = nullptr;
    Computation computation = nullptr;
    Value blank = {};  // what a suspended computation gives: same kind, plainly wrong
};

// All rules of all folders (law/tables.hpp names the folders' tables). ENSUREs that no clause stands twice.
std::vector<Rule> const& all_rules();
Rule const* rule_of(Clause clause);

}  // namespace qiyue::law

#include "law/cases.hpp"

#include "law/rule.hpp"

#include <algorithm>

namespace qiyue::law {

namespace {

bool matches(Value const& expected, Value const& actual) {
    if (expected.is_object()) {
        return actual.is_object() && std::ranges::all_of(expected.members(), [&](Member const& member) {
                   return actual.has(member.key) && matches(member.value, actual[member.key]);
               });
    }
    if (expected.is_list()) {
        return actual.is_list() &&
            std::ranges::equal(expected.items(), actual.items(),
                               [](Value const& e, Value const& a) { return matches(e, a); });
    }
    return expected == actual;
}

// For the report only.
std::string shown(Value const& value) {
    if (value.is_bool()) {
        return value.boolean() ? "true" : "false";
    }
    if (value.is_integer()) {
        return std::to_string(value.integer());
    }
    if (value.is_text()) {
        return "\"" + value.text() + "\"";
    }
    std::string inside;
    if (value.is_list()) {
        for (auto const& item : value.items()) {
            inside += (inside.empty() ? "" : ", ") + shown(item);
        }
        return "[" + inside + "]";
    }
    if (value.is_object()) {
        for (auto const& [key, member] : value.members()) {
            inside += (inside.empty() ? "" : ", ") + key + " = " + shown(member);
        }
        return "{" + inside + "}";
    }
    return "nothing";
}

std::string verdict_of(Findings const& findings) {
    if (findings.refusals.empty()) {
        return "passed";
    }
    std::string text = "refused with";
    for (auto const& finding : findings.refusals) {
        text += " " + finding.code;
    }
    return text;
}

// The rules a case is judged by: its statute's own place, on the day it names or the statute's first day.
Numbers numbers_for(Rulebook const& book, Case const& one, ClauseEntry const& clause) {
    auto const& statute = book.statute_of(clause);
    auto const day = one.on.value_or(statute.in_force_from);
    RuleSet rules{.place = statute.place, .pinned = day, .fields = {}, .extended = {statute.id}};
    if (!statute.field.empty()) {
        rules.fields.insert(statute.field);
    }
    return Numbers(book, std::move(rules), day);
}

std::optional<CaseFailure> run_one(Rulebook const& book, Case const& one, Suspended const& suspended) {
    auto const failure = [&](std::string expected, std::string actual) {
        return CaseFailure{one.clause, one.name.en, one.file, std::move(expected), std::move(actual)};
    };
    auto const& clause = *book.find(one.clause);
    auto const* rule = rule_of(Clause{clause.id});
    auto const off = suspended.has(Clause{clause.id});
    auto const numbers = numbers_for(book, one, clause);
    Facts const facts(one.facts);
    if (!one.gives.is_null()) {
        if (rule == nullptr || rule->computation == nullptr) {
            return failure("a computation", "none is written for this clause");
        }
        Steps steps;
        auto const given = off ? rule->blank : rule->computation(facts, numbers, steps);
        return matches(one.gives, given) ? std::nullopt : std::optional(failure(shown(one.gives), shown(given)));
    }
    if (rule == nullptr || rule->predicate == nullptr) {
        return failure("a predicate", "none is written for this clause");
    }
    Findings findings;
    if (!off) {
        rule->predicate(facts, numbers, findings);
    }
    auto const among = [](std::vector<Finding> const& found, std::string const& code) {
        return std::ranges::find(found, code, &Finding::code) != found.end();
    };
    if (!one.warned.empty()) {
        auto const warned = findings.refusals.empty() && among(findings.warnings, one.warned);
        return warned ? std::nullopt : std::optional(failure("warned with " + one.warned, verdict_of(findings)));
    }
    auto const as_expected = one.passes ? findings.refusals.empty() : among(findings.refusals, one.refused);
    auto const expected = one.passes ? std::string("passed") : "refused with " + one.refused;
    return as_expected ? std::nullopt : std::optional(failure(expected, verdict_of(findings)));
}

}  // namespace

CaseReport run_cases(Rulebook const& book, std::optional<std::string> const& only, Suspended const& suspended) {
    CaseReport report;
    for (auto const& one : book.cases()) {
        if (only && one.clause != *only) {
            continue;
        }
        report.run += 1;
        std::optional<CaseFailure> failure;
        try {
            failure = run_one(book, one, suspended);
        } catch (std::exception const& broken) {
            // A fact missing or of another kind, or a number the rules do not hold on that day.
            failure = CaseFailure{one.clause, one.name.en, one.file, "an answer", broken.what()};
        }
        if (failure) {
            report.failures.push_back(std::move(*failure));
        }
    }
    return report;
}

}  // namespace qiyue::law

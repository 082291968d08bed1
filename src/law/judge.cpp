#include "law/judge.hpp"

#include "law/clauses.gen.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::law {

namespace {

// The head of every entry of the why tree.
Value entry(Rulebook const& book, Clause clause, Facts const& facts, Value numbers) {
    auto const* found = book.find(clause.id);
    ENSURE(found != nullptr);
    constexpr std::size_t members = 8;
    std::vector<Member> head;
    head.reserve(members);
    head.push_back({"clause", clause.id});
    head.push_back({"article", found->citation});
    head.push_back({"quote", found->quote});
    head.push_back({"facts", facts.value()});
    head.push_back({"numbers", std::move(numbers)});
    return Value::object(std::move(head));
}

Value codes(std::vector<Finding> const& findings) {
    Value all = Value::list();
    for (auto const& finding : findings) {
        all.push(finding.code);
    }
    return all;
}

}  // namespace

Judge::Judge(Rulebook const& book, WorkCalendar const& calendar, Context const& context, RuleSet rules)
    : book_(book), calendar_(calendar), context_(context), rules_(std::move(rules)) {}

bool Judge::applies(Clause clause) const {
    auto const* found = book_.find(clause.id);
    ENSURE(found != nullptr);
    return !context_.off(clause) && in_force(*found);
}

// CD-43-1 自2017年9月1日起施行: a project goes by the local rules of the day on which it began. Suspended, its document
// binds what began before it too.
bool Judge::in_force(ClauseEntry const& entry) const {
    if (context_.off(clause::CD_43_1)) {
        auto const* begins = book_.find(clause::CD_43_1.id);
        if (begins != nullptr && entry.statute == begins->statute) {
            auto rules = rules_;
            rules.pinned = std::max(rules.pinned, book_.statute_of(entry).in_force_from);
            return book_.in_force(entry, rules, context_.today());
        }
    }
    return book_.in_force(entry, rules_, context_.today());
}

void Judge::ask(Clause clause, Facts const& facts) {
    auto const* rule = rule_of(clause);
    ENSURE(rule != nullptr && rule->predicate != nullptr);
    if (!applies(clause)) {
        return;
    }
    Numbers numbers(book_, rules_, context_.today());
    Findings findings;
    try {
        rule->predicate(facts, numbers, findings);
    } catch (Unanswerable const& unanswerable) {
        findings.refusals.push_back(unanswerable.finding());
    }
    keep(clause, facts, std::move(numbers).used(), std::move(findings));
}

void Judge::require(Clause clause, Facts const& facts, bool holds, std::string code, std::string field, Text says,
                    Text remedy) {
    ENSURE(!facts.value().members().empty());
    if (!applies(clause)) {
        return;
    }
    Findings findings;
    if (!holds) {
        findings.refuse(std::move(code), std::move(field), std::move(says), std::move(remedy));
    }
    keep(clause, facts, Value::list(), std::move(findings));
}

void Judge::keep(Clause clause, Facts const& facts, Value numbers, Findings findings) {
    auto why = entry(book_, clause, facts, std::move(numbers));
    if (!findings.refusals.empty()) {
        why.set("outcome", "refused").set("codes", codes(findings.refusals));
    } else if (!findings.warnings.empty()) {
        why.set("outcome", "warned").set("codes", codes(findings.warnings));
    } else {
        why.set("outcome", "passed");
    }
    auto const move_to = [&](std::vector<Finding>& from, std::vector<Finding>& to) {
        for (auto& finding : from) {
            // What two clauses refuse for the same reason stands once, and cites both.
            auto const before = std::ranges::find_if(to, [&](Finding const& other) {
                return other.code == finding.code && other.field == finding.field && other.says.zh == finding.says.zh &&
                    std::ranges::find(other.cites, clause) == other.cites.end();
            });
            if (before != to.end()) {
                before->cites.push_back(clause);
                continue;
            }
            finding.cites = {clause};
            finding.why = why;
            to.push_back(std::move(finding));
        }
    };
    move_to(findings.refusals, refusals_);
    move_to(findings.warnings, warnings_);
    why_.push(std::move(why));
}

Value Judge::compute(Clause clause, Facts const& facts) {
    auto const* rule = rule_of(clause);
    ENSURE(rule != nullptr && rule->computation != nullptr);
    if (context_.off(clause)) {
        return rule->blank;
    }
    Numbers numbers(book_, rules_, context_.today());
    Steps steps;
    auto result = rule->computation(facts, numbers, steps);
    auto why = entry(book_, clause, facts, std::move(numbers).used());
    why.set("steps", std::move(steps.list)).set("outcome", "computed").set("result", result);
    why_.push(std::move(why));
    return result;
}

std::int64_t Judge::number(std::string_view key) const {
    return Numbers(book_, rules_, context_.today()).get(key);
}

Deadline Judge::deadline(std::string_view key, Day start) const {
    auto const* rule = book_.deadline(key, rules_, context_.today());
    if (rule == nullptr) {
        throw Unanswerable(std::string(key), context_.today());
    }
    auto const roll = rule->roll_forward ? WorkCalendar::Roll::forward : WorkCalendar::Roll::none;
    auto const count = rule->working_days ? calendar_.after(start, WorkingDays{rule->value})
                                          : calendar_.after_days(start, rule->value, roll);
    auto const& entry = *book_.find(rule->clause);
    Value skipped = Value::list();
    for (auto const day : count.skipped) {
        skipped.push(Value::object().set("day", day.iso()).set("name", calendar_.name_of_day_off(day)));
    }
    Value sum = Value::object();
    sum.set("start", start.iso()).set("key", rule->key).set("value", rule->value);
    sum.set("unit", rule->working_days ? "working_days" : "days").set("status", rule->status);
    sum.set("clause", entry.id).set("quote", entry.quote).set("skipped", std::move(skipped));
    sum.set("due", count.due.iso()).set("provisional", count.provisional);
    // The book outlives every judgement, so the clause may point into it.
    return {.due = count.due, .provisional = count.provisional, .clause = Clause{entry.id}, .sum = std::move(sum)};
}

Result<void> Judge::verdict() const {
    if (refusals_.empty()) {
        return {};
    }
    return Refusal(Reason::unlawful, refusals_);
}

}  // namespace qiyue::law

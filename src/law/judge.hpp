#pragma once

#include "law/rule.hpp"
#include "law/rulebook.hpp"

#include "base/context.hpp"
#include "base/work_calendar.hpp"

#include <string>
#include <vector>

namespace qiyue::law {

// A deadline with its sum, so that anybody can follow how the day came about.
struct Deadline {
    Day due;
    bool provisional = false;  // a year without a published calendar was reached: recomputed when it is loaded
    Clause clause;
    Value sum;  // {start, key, value, unit, status, clause, quote, skipped:[{day,name}], due, provisional}
};

// Judges one command under one pinned rule set. Gathers all findings (a person sees every reason at once) and
// the tree of inputs, numbers and quotes that led to them.
class Judge {
public:
    Judge(Rulebook const& book, WorkCalendar const& calendar, Context const& context, RuleSet rules);
    // The judge looks at the context as long as it judges: one that ends with the statement will not do.
    Judge(Rulebook const& book, WorkCalendar const& calendar, Context const&& context, RuleSet rules) = delete;

    // Asks the predicate that carries this clause. ENSUREs that there is one. Does nothing while the clause is
    // suspended, or is not in force for the pinned rules (a rule of another place, or not yet in force).
    void ask(Clause clause, Facts const& facts);
    // A condition judged in place, when the sentence needs no numbers and no boundary case. `facts` are what the
    // condition was judged from, so that its "why" has something to show.
    void require(Clause clause, Facts const& facts, bool holds, std::string code, std::string field, Text says,
                 Text remedy = {});
    // Gives what the clause's computation gives; its `blank` while suspended. Also where the clause is not in force:
    // a payment in another city is computed the same way, only from that city's numbers. Throws Unanswerable when it
    // needs a number the rules do not hold (ask() makes a finding of that).
    Value compute(Clause clause, Facts const& facts);
    // A dated number; refuses (through Unanswerable) when the rules hold none for today.
    std::int64_t number(std::string_view key) const;
    // The due day `key` counts from `start` (start not counted), with its sum. It counts for a suspended clause too:
    // who opens duties asks applies(deadline.clause) first.
    Deadline deadline(std::string_view key, Day start) const;
    // Is the clause in force for the pinned rules and not suspended?
    bool applies(Clause clause) const;

    // All findings so far as one refusal, or nothing to object to.
    Result<void> verdict() const;
    std::vector<Finding> const& warnings() const { return warnings_; }
    // [{clause, article, quote, facts, numbers, steps?, outcome, codes?, result?}]: the whole judgement, for "why".
    // `outcome` is passed, warned, refused or computed.
    Value const& why() const& { return why_; }
    Value why() && { return std::move(why_); }
    RuleSet const& rules() const { return rules_; }
    WorkCalendar const& calendar() const { return calendar_; }
    Rulebook const& book() const { return book_; }

private:
    bool in_force(ClauseEntry const& entry) const;
    void keep(Clause clause, Facts const& facts, Value numbers, Findings findings);

    Rulebook const& book_;
    WorkCalendar const& calendar_;
    Context const& context_;
    RuleSet rules_;
    std::vector<Finding> refusals_;
    std::vector<Finding> warnings_;
    Value why_ = Value::list();
};

}  // namespace qiyue::law

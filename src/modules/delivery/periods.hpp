#pragma once

#include "modules/delivery/steps.hpp"

// Periods: pure days, and the duty that counts from the end of each.
namespace qiyue::delivery {

// The days on which periods of so many months end: from the start of the service, at most to its end, before `until`.
std::vector<Day> period_ends(Day from, Day to, int months, Day until);
// A report is about a period that is over: its fields `from` and `to`, where they were given.
Result<void> period_is_over(workflow::StepRun const& run);
// Asks the buyer for the check of the first period that ends after `last`, where a rule wants one; the one before is done.
void ask_check(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& delivery,
               Day last);
// How many months a period of this sort ("report", "self_check", "finance") has; 0 where nobody asks for it.
int months_of(law::Judge const& judge, Value const& scheme, std::string const& sort);
// The open duty to file one of this sort; its `opened` is the end of the period.
std::optional<workflow::Duty> open_period(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& delivery,
                                          std::string const& sort);

}  // namespace qiyue::delivery

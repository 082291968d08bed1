#pragma once

#include "law/rulebook.hpp"

#include "base/refusal.hpp"
#include "base/value.hpp"

#include <cstdint>
#include <string>

// A judgement in people's words. What a judge keeps is for programs (keys, fen, hundredths); here it becomes a tree that
// anybody can read:
//   node: {label:{zh,en}, value?:{zh,en}, quote?: the article's words, nodes?:[node]}
// Every text stands in both languages. Pure: the same judgement always reads the same.
namespace qiyue::law {

// One entry of Judge::why() or Finding::why (whatever its kind: a judgement, a missing number, a deadline counted again).
Value told(Rulebook const& book, Value const& entry);
// Deadline::sum: the day it counts from, how many days, what was skipped, the day it falls on.
Value told_deadline(Rulebook const& book, Value const& sum);
// Each entry of a why list, or the one entry, with its `told` beside what programs read.
Value with_told(Rulebook const& book, Value why);

// A number of a rule with the unit that the rule gives it, in both languages: "5 个工作日", "10.00%".
Value in_unit(std::int64_t value, std::string const& unit);

// The "why" of a finding, told. A form or a permission says only {facts}: the first clause that the finding cites lends it
// article and words. Further clauses stand under `also`. Null when there is nothing to say.
Value reasoned(Rulebook const& book, Finding const& finding);
// A tree that shows nothing it was judged or counted from: what is wrong with it; empty when nothing.
std::string not_reasoned(Value const& told);
// What a told node, or one below it, leaves in the program's own words or in one language; empty when nothing.
std::string not_told(Value const& node);

}  // namespace qiyue::law

#pragma once

#include "law/rulebook.hpp"

#include "base/value.hpp"

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

// What a told node, or one below it, leaves in the program's own words or in one language; empty when nothing.
std::string not_told(Value const& node);

// "4,860,000.00" from fen.
std::string grouped(std::int64_t fen);

}  // namespace qiyue::law

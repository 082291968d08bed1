#pragma once

#include "law/rule.hpp"

// What follows a contract between its signing and its acceptance: figures that several places ask for in the same way,
// each with its own numbers. The rules.cpp of each document hangs them on its clauses.
namespace qiyue::law::national {

// target, actual -> {shortfall, share}: what is missing, and its share of the target.
Value shortfall(Facts const& facts, Numbers const& numbers, Steps& steps);
// done_count, total_count -> {share}
Value share_done(Facts const& facts, Numbers const& numbers, Steps& steps);
// income, spent -> {balance}
Value balance_left(Facts const& facts, Numbers const& numbers, Steps& steps);
// received_money, spent -> {surplus, kept, to_return}: up to a share of what was received stays with the provider.
Value surplus_kept(Facts const& facts, Numbers const& numbers, Steps& steps);

// indicator, target, actual: warns where less was done than was to be done by then.
void behind_target(Facts const& facts, Numbers const& numbers, Findings& findings);
// paid, price, done_share: warns where the money has gone further ahead of the work than it may.
void payment_not_ahead(Facts const& facts, Numbers const& numbers, Findings& findings);
// cost_line, cost_budget, spent_of_line: warns where a kind of cost goes beyond its budget.
void within_cost_line(Facts const& facts, Numbers const& numbers, Findings& findings);
// asked_before, request, price, mid_term_passed: nothing of the second part is paid before the check half way.
void checked_half_way(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::national

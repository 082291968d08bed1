#pragma once

#include "law/rule.hpp"

// What the rules of many places say of an evaluation in nearly the same words, written once: three sides and their weights,
// what indicators must cover, who may be the third side, what a survey came to. Each folder's rules.cpp hangs them on its
// own clauses. Marks are hundredths of a point, shares and rates basis points.
namespace qiyue::law::evaluation {

// ---- indicators: items [{name, weight, dimension, phase, horizon, benefit, target}] ----
// The weights of a set sum to 100 percent.
void weights_sum(Facts const& facts, Numbers const& numbers, Findings& findings);
// 数量、质量和资金使用绩效: each is measured by an indicator.
void dimensions_covered(Facts const& facts, Numbers const& numbers, Findings& findings);
// 过程与结果、短期与长远、社会与经济: both sides of each pair are measured, or `reason` says why one is not.
void pairs_covered(Facts const& facts, Numbers const& numbers, Findings& findings);
// Goals {before, now: [{name, target}], reason}: what was set out before is not lowered nor dropped without a reason.
void goals_carried(Facts const& facts, Numbers const& numbers, Findings& findings);

// ---- the marks ----
// {buyer, user, third_party}: none of the three sides is missing, and their weights make a whole.
void three_sides_marked(Facts const& facts, Numbers const& numbers, Findings& findings);
// Gives {score}, half up once at the end.
Value three_sides_combined(Facts const& facts, Numbers const& numbers, Steps& steps);
// Aspects [{aspect, score}] marked by the buyer: quantity, quality and use of money.
void three_aspects_marked(Facts const& facts, Numbers const& numbers, Findings& findings);

// ---- who evaluates ----
// {assessor, declared, ties: [{side, why}]}: independent of buyer, provider and bidders.
void assessor_independent(Facts const& facts, Numbers const& numbers, Findings& findings);
// {third_party_report}: there is one.
void third_party_reported(Facts const& facts, Numbers const& numbers, Findings& findings);
// {acceptance_passed, grade_known}: a project is closed with its acceptance report and the conclusion of its evaluation.
void both_outputs_made(Facts const& facts, Numbers const& numbers, Findings& findings);
// {departments: [{name, given}]}: each that was asked for its opinion gave it.
void departments_heard(Facts const& facts, Numbers const& numbers, Findings& findings);

// ---- what was reached ----
// {targets: [{name, target, actual}]} -> {targets: [{name, rate}], reached}
Value targets_reached(Facts const& facts, Numbers const& numbers, Steps& steps);
Value no_targets();

// ---- what people say ----
// {invited, answers, satisfied, marks, minimum} -> {mean, rate, answers, valid}; `marks` is their sum.
Value survey_result(Facts const& facts, Numbers const& numbers, Steps& steps);
Value no_survey();

// Of a whole, half up; null when there is no whole to compare with.
Value rate(std::int64_t part, std::int64_t whole);

}  // namespace qiyue::law::evaluation

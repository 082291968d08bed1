#pragma once

#include "law/rule.hpp"

// 东莞市财政支持社会工作发展的实施方案(试行), part 六: regularity of the use of money and effectiveness, each marked.
namespace qiyue::law::dongguan_caizheng {

// 三(二): {work_score}, hundredths of a point; -1 where nothing was assessed. {paid_before}: of the same matter and year.
void awarded_by_results(Facts const& facts, Numbers const& numbers, Findings& findings);
void subsidised_once(Facts const& facts, Numbers const& numbers, Findings& findings);
// 六: {regularity, effectiveness}, hundredths of a point.
void both_parts_marked(Facts const& facts, Numbers const& numbers, Findings& findings);
Value two_parts_combined(Facts const& facts, Numbers const& numbers, Steps& steps);
// 六(一)1: {items, targets} of the plan that the platform holds -> {present}
Value use_plan(Facts const& facts, Numbers const& numbers, Steps& steps);
// 六(一)2: {expenses: [{item, standard, spent}]} in fen -> {above: [{item, standard, spent, over}], count}
Value spending_against_standard(Facts const& facts, Numbers const& numbers, Steps& steps);
// 六(一)3: {planned, total, spent}: planned in basis points, the others money -> {spent_rate, deviation}
Value spending_against_progress(Facts const& facts, Numbers const& numbers, Steps& steps);
// 六(一)4: {answer}
void accounting_answered(Facts const& facts, Numbers const& numbers, Findings& findings);
// 六(一)5: {grade, violations} -> {grade, capped}
Value grade_capped(Facts const& facts, Numbers const& numbers, Steps& steps);
// 六(二)2: {benefit_evidence}: how many files.
void benefit_has_evidence(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::dongguan_caizheng

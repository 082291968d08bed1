#pragma once

#include "law/rule.hpp"

// 沈阳市开展政府向社会力量购买服务工作的实施方案: one function a sentence. rules.cpp hangs them on the clauses.
namespace qiyue::law::shenyang_2015 {

void suspended_within_limit(Facts const& facts, Numbers const& numbers, Findings& findings);  // 一(二)3
// 三(二): aspects [{aspect}]: goals, use of money, quality and co-operation have marks.
void four_aspects_marked(Facts const& facts, Numbers const& numbers, Findings& findings);

// 三(二): {last_grade, last_amount} -> {cut, proposed}: what was poor is cut by the share of the rule, every other grade leaves it.
Value budget_after_result(Facts const& facts, Numbers const& numbers, Steps& steps);
// …and {amount, result_answered}: more than that needs its reason.
void reason_for_more(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::shenyang_2015

#pragma once

#include "law/rule.hpp"

// 东莞市政府购买社会工作服务实施办法(试行): one function a sentence. rules.cpp hangs them on the clauses.
namespace qiyue::law::dongguan_banfa {

void three_parties_sign(Facts const& facts, Numbers const& numbers, Findings& findings);  // 第八条(五)
// 第八条(四). Facts: factors [{category, weight}].
void quality_above_price(Facts const& facts, Numbers const& numbers, Findings& findings);
// 第七条. Facts: established_on, today; grade, grade_by, grade_until (nothing where it was never graded).
void graded_when_old(Facts const& facts, Numbers const& numbers, Findings& findings);
// Facts: staff, social_workers.
void social_workers_prevail(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::dongguan_banfa

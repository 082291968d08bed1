#pragma once

#include "law/rule.hpp"

// 东莞市政府购买社会工作服务实施办法(试行): one function a sentence. rules.cpp hangs them on the clauses.
namespace qiyue::law::dongguan_banfa {

void three_parties_sign(Facts const& facts, Numbers const& numbers, Findings& findings);  // 第八条(五)

}  // namespace qiyue::law::dongguan_banfa

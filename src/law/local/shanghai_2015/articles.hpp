#pragma once

#include "law/rule.hpp"

// 上海市政府购买服务管理办法: one function a sentence. rules.cpp hangs them on the clauses.
namespace qiyue::law::shanghai_2015 {

void long_term(Facts const& facts, Numbers const& numbers, Findings& findings);  // 二(四)
void guarantee_covers_service(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::shanghai_2015

#pragma once

#include "law/rule.hpp"

// 政府购买服务管理办法(财政部令第102号): one function a sentence. rules.cpp hangs them on the clauses.
namespace qiyue::law::measures_102 {

// 第八条
void neither_buyer_nor_provider(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::measures_102

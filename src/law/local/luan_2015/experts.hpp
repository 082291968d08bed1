#pragma once

#include "law/rule.hpp"

// 六安市政府购买服务专题讲座 五、2: the pool of experts.
namespace qiyue::law::luan_2015 {

// {poor_ratings, stays}: how often an expert was rated poor, and whether he is to stay in the pool all the same.
void poor_experts_leave(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::luan_2015

#pragma once

#include "law/rule.hpp"

// 咸宁市 政府购买服务实施意见.
namespace qiyue::law::xianning_2015 {

Value enough_to_choose_from(Facts const& facts, Numbers const& numbers, Steps& steps);  // XN-2.1.2-b

}  // namespace qiyue::law::xianning_2015

#pragma once

#include "law/rule.hpp"

// 政府购买服务四项举措, 规范实施程序: the pool of experts and the committees that are drawn from it.
namespace qiyue::law::platform_article {

// {business, finance, management, law}: experts asked for in each field.
void committee_of_four_fields(Facts const& facts, Numbers const& numbers, Findings& findings);
// {on, relations: [{kind, until}]}: ties with those who applied and with the buyer, until blank while they last.
void expert_free_of_parties(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::platform_article

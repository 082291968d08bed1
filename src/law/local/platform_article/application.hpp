#pragma once

#include "law/rule.hpp"

// 政府购买服务四项举措, 规范实施程序: a project that is applied for, and how one is selected. Points are hundredths of a point.
namespace qiyue::law::platform_article {

// {last_result?, neutral, last_year_weight} -> {points, newcomer}: last year's result by its weight; who has none gets the neutral one.
Value last_year_points(Facts const& facts, Numbers const& numbers, Steps& steps);
// {application_parts: [{name, marked}], field}
void every_part_marked(Facts const& facts, Numbers const& numbers, Findings& findings);
// {applications: [{application, name, expert_totals, last_year, newcomer}], combined_by, tie_rule, opinion_weight} -> {ranking: [{application, place,
// opinion, last_year, newcomer, total}]}: in the order in which they came where the rule tells no more.
Value selection_ranking(Facts const& facts, Numbers const& numbers, Steps& steps);

}  // namespace qiyue::law::platform_article

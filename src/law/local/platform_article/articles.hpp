#pragma once

#include "law/rule.hpp"

// 政府购买服务四项举措, 规范实施程序: how a project is closed.
namespace qiyue::law::platform_article {

// {implementation, midterm, funds, evaluation}: hundredths of a point.
void four_records_given(Facts const& facts, Numbers const& numbers, Findings& findings);
Value closing_score(Facts const& facts, Numbers const& numbers, Steps& steps);
// {committee_result}
void committee_heard(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::platform_article

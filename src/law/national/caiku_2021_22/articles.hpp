#pragma once

#include "law/rule.hpp"

// 财库〔2021〕22号 政府采购需求管理办法.
namespace qiyue::law::caiku_2021_22 {

// 第十条, 第十一条
void method_fits_need(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-042
void enough_suppliers_asked(Facts const& facts, Numbers const& numbers, Findings& findings);
void large_projects_researched(Facts const& facts, Numbers const& numbers, Findings& findings);
void research_recent(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第十八条, 第二十一条
void few_contracts_asked(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-049
void scored_by_levels(Facts const& facts, Numbers const& numbers, Findings& findings);     // LP-050

// 第三十一条, 第三十二条
void key_items_reviewed(Facts const& facts, Numbers const& numbers, Findings& findings);
void reviewers_of_all_units(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::caiku_2021_22

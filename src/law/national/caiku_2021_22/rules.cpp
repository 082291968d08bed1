#include "law/clauses.gen.hpp"
#include "law/national/caiku_2021_22/articles.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2021_22_rules() {
    using namespace caiku_2021_22;
    return {
        {clause::LP_042, method_fits_need},          {clause::LP_044, enough_suppliers_asked},
        {clause::LP_045, large_projects_researched}, {clause::LP_047, research_recent},
        {clause::LP_049, few_contracts_asked},       {clause::LP_050, scored_by_levels},
        {clause::LP_054, key_items_reviewed},        {clause::LP_055, reviewers_of_all_units},
    };
}

}  // namespace qiyue::law

#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/measures_102/articles.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_102_rules() {
    return {
        {clause::LP_005, measures_102::neither_buyer_nor_provider},
        {clause::LP_195, national::term_of_a_year},
        {clause::LP_196, national::long_term_on_four_conditions},
        {clause::LP_198, national::contents_given},
    };
}

}  // namespace qiyue::law

#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/measures_102/articles.hpp"
#include "law/national/fees.hpp"
#include "law/national/tracking.hpp"
#include "law/national/suppliers.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_102_rules() {
    return {
        // LP-001 按数量和质量付费
        {clause::LP_001, nullptr, national::fee_by_quantity, national::no_fee()},
        {clause::LP_005, measures_102::neither_buyer_nor_provider},
        {clause::LP_194, national::not_resold},
        {clause::LP_195, national::term_of_a_year},
        {clause::LP_196, national::long_term_on_four_conditions},
        {clause::LP_198, national::contents_given},
        // LP-228 开展绩效执行监控,按合同约定付款
        {clause::LP_228, national::payment_not_ahead},
        {clause::LP_006, national::form_may_provide},
    };
}

}  // namespace qiyue::law

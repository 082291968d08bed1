#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/national/contracting.hpp"
#include "law/national/methods.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/suppliers.hpp"
#include "law/national/tendering.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> procurement_law_2014_rules() {
    return {
        {clause::LP_027, national::method_of_the_law},
        {clause::LP_028, nullptr, national::approval_at_threshold, Value::object().set("approval", false)},
        {clause::LP_032, national::no_splitting},
        {clause::LP_034, national::invited_on_ground},
        {clause::LP_035, national::negotiation_on_ground},
        {clause::LP_037, national::single_source_on_ground},
        {clause::LP_039, national::inquiry_for_goods_only},
        {clause::LP_066, national::bid_time_at_least},
        {clause::LP_072, national::enough_invited},
        {clause::LP_087, national::no_major_violation},
        {clause::LP_106, national::void_on_ground},
        {clause::LP_108, nullptr, national::approval_after_failure, Value::object().set("approval", false)},
        {clause::LP_128, national::negotiation_group},
        {clause::LP_190, national::supplement_within_share},
        {clause::LP_307, national::ban_within_limits},
    };
}

}  // namespace qiyue::law

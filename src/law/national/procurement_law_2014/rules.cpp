#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/national/contracting.hpp"
#include "law/national/tendering.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> procurement_law_2014_rules() {
    return {{clause::LP_039, national::inquiry_for_goods_only},
            {clause::LP_066, national::bid_time_at_least},
            {clause::LP_106, national::void_on_ground},
            {clause::LP_190, national::supplement_within_share}};
}

}  // namespace qiyue::law

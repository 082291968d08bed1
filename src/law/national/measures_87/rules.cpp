#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/national/methods.hpp"
#include "law/national/reviewing.hpp"
#include "law/national/tendering.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_87_rules() {
    return {
        {clause::LP_063, national::notice_period_kept},
        {clause::LP_073, national::enough_candidates},
        {clause::LP_074, national::invitation_draw_witnessed},
        {clause::LP_102, national::bid_in_time_and_sealed},
        {clause::LP_104, nullptr, national::enough_bidders, Value::object().set("enough", true).set("minimum", 0)},
        {clause::LP_105, nullptr, national::enough_qualified, Value::object().set("enough", true).set("minimum", 0)},
        {clause::LP_109, national::committee_size},
        {clause::LP_110, national::committee_size_large},
        {clause::LP_112, national::committee_share},
        {clause::LP_137, national::price_weight_of_services},
    };
}

}  // namespace qiyue::law

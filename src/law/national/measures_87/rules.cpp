#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/national/bonds.hpp"
#include "law/national/documents.hpp"
#include "law/national/evaluating.hpp"
#include "law/national/methods.hpp"
#include "law/national/reviewing.hpp"
#include "law/national/tendering.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_87_rules() {
    auto const unranked = Value::object().set("ranking", Value::list());
    auto const unscored = Value::object().set("lowest", 0).set("scores", Value::list());
    auto const uncompared = Value::object().set("lowest", 0).set("compared", Value::list());
    auto const untotalled = Value::object().set("totals", Value::list());
    auto const no_fee = Value::object().set("days", 0).set("fee", 0);
    return {
        {clause::LP_062, national::ceiling_without_floor},
        {clause::LP_063, national::notice_period_kept},
        {clause::LP_065, national::documents_offered_longer},
        {clause::LP_070, national::prequalification_cleared_in_time},
        {clause::LP_073, national::enough_candidates},
        {clause::LP_074, national::invitation_draw_witnessed},
        {clause::LP_098, nullptr, national::fee_for_late_bond, no_fee},
        {clause::LP_102, national::bid_in_time_and_sealed},
        {clause::LP_103, nullptr, national::opening_at_deadline, Value::object().set("opening_at", "")},
        {clause::LP_104, nullptr, national::enough_bidders, Value::object().set("enough", true).set("minimum", 0)},
        {clause::LP_105, nullptr, national::enough_qualified, Value::object().set("enough", true).set("minimum", 0)},
        {clause::LP_109, national::committee_size},
        {clause::LP_110, national::committee_size_large},
        {clause::LP_111, nullptr, national::large_by_budget, Value::object().set("large", false)},
        {clause::LP_112, national::committee_share},
        {clause::LP_135, nullptr, national::lowest_price_wins, uncompared},
        {clause::LP_137, national::price_weight_of_services},
        {clause::LP_138, nullptr, national::price_scores, unscored},
        {clause::LP_139, national::weights_whole, national::total_scores, untotalled},
        {clause::LP_140, national::fixed_price_not_scored},
        {clause::LP_141, national::qualification_not_scored},
        {clause::LP_142, national::tie_goes_by_price, national::ranking_of_bids, unranked},
        {clause::LP_150, nullptr, national::collusion_signs, Value::object().set("signs", Value::list())},
        {clause::LP_179, nullptr, national::silent_confirmation, Value::object().set("confirmed", 0)},
    };
}

}  // namespace qiyue::law

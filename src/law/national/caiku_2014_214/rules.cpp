#include "law/clauses.gen.hpp"
#include "law/national/bonds.hpp"
#include "law/national/evaluating.hpp"
#include "law/national/inviting.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2014_214_rules() {
    return {
        {clause::LP_040, national::consultation_on_ground},
        {clause::LP_076, national::found_for_consultation},
        {clause::LP_080, national::consultation_response_time},
        {clause::LP_081, national::consultation_documents_time},
        {clause::LP_082, nullptr, national::deadline_after_consultation_clarification,
         Value::object().set("bid_deadline", "").set("moved", false)},
        {clause::LP_095, national::consultation_bond_within_cap},
        {clause::LP_132, national::consultation_group},
        {clause::LP_162, nullptr, national::enough_consultation_quotes,
         Value::object().set("enough", true).set("minimum", 0)},
        {clause::LP_165, national::price_share_of_consultation},
        {clause::LP_168, nullptr, national::consultation_scores,
         Value::object().set("lowest", 0).set("scores", Value::list())},
        {clause::LP_169, national::consultation_tie, national::ranking_of_consultation,
         Value::object().set("ranking", Value::list())},
    };
}

}  // namespace qiyue::law

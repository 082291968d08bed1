#include "law/clauses.gen.hpp"
#include "law/national/framework.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_110_rules() {
    auto const always_enough = Value::object().set("enough", true).set("minimum", 0);
    auto const nobody = Value::object().set("eliminated", 0).set("admitted", 0);
    return {
        {clause::LP_276, national::framework_closed_by_default},
        {clause::LP_277, national::framework_within_scope},
        {clause::LP_283, national::framework_term},
        {clause::LP_284, national::framework_stage_one_method},
        {clause::LP_285, national::framework_elimination_share, national::framework_enough_responsive, always_enough},
        {clause::LP_286, nullptr, national::framework_eliminated, nobody},
        {clause::LP_287, national::framework_instruments_share},
        {clause::LP_289, nullptr, national::framework_next_turn, Value::object().set("turn", 0).set("round", 0)},
        {clause::LP_292, national::framework_supplement_allowed},
        {clause::LP_293, national::framework_open_ground},
        {clause::LP_295, national::framework_research},
    };
}

}  // namespace qiyue::law

#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/tracking.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> civil_code_2020_rules() {
    return {
        {clause::LP_201, national::usual_contents},
        // LP-203 应当全面履行: what is missing of what was agreed.
        {clause::LP_203, nullptr, national::shortfall, Value::object().set("shortfall", 0).set("share", 0)},
        {clause::LP_205, national::ended_on_ground, national::end_of_contract, Value::object().set("ended_on", "")},
        {clause::LP_206, nullptr, national::owed_for_breach, Value::object().set("owed", 0)},
        {clause::LP_207, national::damages_near_loss},
    };
}

}  // namespace qiyue::law

#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/national/inviting.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_74_rules() {
    auto const nothing_counted = Value::object().set("enough", true).set("minimum", 0);
    return {
        {clause::LP_041, nullptr, national::approval_at_threshold, Value::object().set("approval", false)},
        {clause::LP_075, national::found_for_negotiation},
        {clause::LP_077, national::negotiation_response_time},
        {clause::LP_078, nullptr, national::deadline_after_negotiation_clarification,
         Value::object().set("bid_deadline", "").set("moved", false)},
        {clause::LP_130, national::group_size_large},
        {clause::LP_131, national::law_expert_named},
        {clause::LP_157, nullptr, national::enough_negotiation_quotes, nothing_counted},
        {clause::LP_158, nullptr, national::two_left_of_tender, Value::object().set("may_go_on", false)},
        {clause::LP_160, nullptr, national::ranking_of_quotes, Value::object().set("ranking", Value::list())},
        {clause::LP_170, nullptr, national::enough_within_budget, nothing_counted},
        {clause::LP_176, nullptr, national::quote_within_budget, nothing_counted},
    };
}

}  // namespace qiyue::law

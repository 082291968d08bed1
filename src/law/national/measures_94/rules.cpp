#include "law/clauses.gen.hpp"
#include "law/national/remedies.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_94_rules() {
    return {
        {clause::LP_233, national::query_in_time_received},
        {clause::LP_234, national::one_query_for_each_step},
        {clause::LP_237, nullptr, national::way_after_query, Value::object().set("way", "")},
        {clause::LP_239, nullptr, national::complaint_start, Value::object().set("start", "2000-01-03")},
        {clause::LP_245, nullptr, national::excluded_time, Value::object().set("excluded", 0)},
        {clause::LP_249, nullptr, national::unfounded_complaints,
         Value::object().set("count", 0).set("bad_record", false)},
    };
}

}  // namespace qiyue::law

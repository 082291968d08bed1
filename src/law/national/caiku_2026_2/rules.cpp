#include "law/clauses.gen.hpp"
#include "law/national/reviewing.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2026_2_rules() {
    auto const none = Value::object().set("low", Value::list());
    return {{clause::LP_144, nullptr, national::low_by_average, none},
            {clause::LP_145, nullptr, national::low_by_second, none},
            {clause::LP_146, nullptr, national::low_by_ceiling, none},
            {clause::LP_147, national::raised_ratio_within_cap},
            {clause::LP_148, national::reply_time_given}};
}

}  // namespace qiyue::law

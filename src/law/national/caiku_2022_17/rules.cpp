#include "law/clauses.gen.hpp"
#include "law/national/framework.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2022_17_rules() {
    return {
        {clause::LP_278, national::framework_order_under_threshold},
        {clause::LP_281, nullptr, national::framework_price_compared, Value::object().set("compared", 0)},
    };
}

}  // namespace qiyue::law

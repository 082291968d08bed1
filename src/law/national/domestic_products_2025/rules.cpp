#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> domestic_products_2025_rules() {
    return {
        {clause::LP_274, nullptr, national::domestic_deduction, Value::object().set("domestic", false).set("rate", 0)}};
}

}  // namespace qiyue::law

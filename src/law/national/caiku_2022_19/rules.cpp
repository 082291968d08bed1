#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2022_19_rules() {
    auto const none = Value::object().set("rate", 0);
    return {{clause::LP_266, national::small_deduction_in_band, national::small_deduction, none},
            {clause::LP_268, national::consortium_deduction_in_band, national::consortium_deduction, none}};
}

}  // namespace qiyue::law

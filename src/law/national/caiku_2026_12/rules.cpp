#include "law/clauses.gen.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2026_12_rules() {
    return {{clause::LP_043, national::emergency_purchase, national::few_in_emergency,
             Value::object().set("may_go_on", false)}};
}

}  // namespace qiyue::law

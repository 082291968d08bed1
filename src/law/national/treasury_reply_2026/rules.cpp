#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> treasury_reply_2026_rules() {
    return {{clause::LP_275, nullptr, national::deductions_added, Value::object().set("rate", 0)}};
}

}  // namespace qiyue::law

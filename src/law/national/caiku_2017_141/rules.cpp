#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2017_141_rules() {
    return {{clause::LP_273, nullptr, national::disabled_welfare_as_small, Value::object().set("size", "none")}};
}

}  // namespace qiyue::law

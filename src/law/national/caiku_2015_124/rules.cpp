#include "law/clauses.gen.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2015_124_rules() {
    return {{clause::LP_163, nullptr, national::two_in_consultation, Value::object().set("may_go_on", false)}};
}

}  // namespace qiyue::law

#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2020_46_rules() {
    return {{clause::LP_269, nullptr, national::consortium_share_enough, Value::object().set("enough", false)}};
}

}  // namespace qiyue::law

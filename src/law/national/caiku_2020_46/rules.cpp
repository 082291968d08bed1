#include "law/clauses.gen.hpp"
#include "law/national/evaluating.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2020_46_rules() {
    auto const nothing = Value::object().set("reserve_min", 0).set("reserve_small_min", 0);
    return {{clause::LP_271, national::served_by_its_own},
            {clause::LP_263, national::reserved_where_suitable},
            {clause::LP_264, national::reserved_in_part, national::least_reserve, nothing},
            {clause::LP_270, nullptr, national::none_for_related, Value::object().set("rate", 0)},
            {clause::LP_269, nullptr, national::consortium_share_enough, Value::object().set("enough", false)}};
}

}  // namespace qiyue::law

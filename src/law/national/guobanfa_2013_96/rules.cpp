#include "law/clauses.gen.hpp"
#include "law/evaluation.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> guobanfa_2013_96_rules() {
    return {
        // LP-026 建立由购买主体、服务对象及第三方组成的综合性评审机制
        {clause::LP_026, evaluation::three_sides_marked, evaluation::three_sides_combined,
         Value::object().set("score", -1)},
    };
}

}  // namespace qiyue::law

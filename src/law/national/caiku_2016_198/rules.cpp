#include "law/clauses.gen.hpp"
#include "law/national/reviewing.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2016_198_rules() {
    return {
        {clause::LP_117, national::drawn_late_enough},
        {clause::LP_119, national::expert_recusal},
        {clause::LP_123, national::expert_qualified},
        {clause::LP_124, national::expert_practised},
    };
}

}  // namespace qiyue::law

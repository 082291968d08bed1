#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2014_37_rules() {
    return {
        {clause::LP_197, national::long_term_on_conditions},
    };
}

}  // namespace qiyue::law

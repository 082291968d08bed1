#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> civil_code_2020_rules() {
    return {
        {clause::LP_201, national::usual_contents},
    };
}

}  // namespace qiyue::law

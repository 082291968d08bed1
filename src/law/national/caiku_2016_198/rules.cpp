#include "law/clauses.gen.hpp"
#include "law/national/reviewing.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2016_198_rules() {
    return {{clause::LP_119, national::expert_recusal}};
}

}  // namespace qiyue::law

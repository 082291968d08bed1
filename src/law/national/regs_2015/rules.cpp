#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> regs_2015_rules() {
    return {{clause::LP_064, national::documents_available_at_least}};
}

}  // namespace qiyue::law

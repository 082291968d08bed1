#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_87_rules() {
    return {{clause::LP_063, national::notice_period_kept}};
}

}  // namespace qiyue::law

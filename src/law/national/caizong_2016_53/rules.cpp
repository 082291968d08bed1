#include "law/clauses.gen.hpp"
#include "law/national/other_ways.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caizong_2016_53_rules() {
    return {{clause::LP_301, national::no_direct_commission}};
}

}  // namespace qiyue::law

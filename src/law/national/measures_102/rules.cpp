#include "law/clauses.gen.hpp"
#include "law/national/measures_102/articles.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> measures_102_rules() {
    return {{clause::LP_005, measures_102::neither_buyer_nor_provider}};
}

}  // namespace qiyue::law

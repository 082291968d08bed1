#include "law/clauses.gen.hpp"
#include "law/national/other_ways.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> concession_2024_rules() {
    return {{clause::LP_302, national::concession_lawful}};
}

}  // namespace qiyue::law

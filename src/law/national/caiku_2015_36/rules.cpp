#include "law/clauses.gen.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2015_36_rules() {
    return {{clause::LP_174, national::enough_professionals}};
}

}  // namespace qiyue::law

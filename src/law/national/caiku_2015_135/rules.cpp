#include "law/clauses.gen.hpp"
#include "law/national/methods.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> caiku_2015_135_rules() {
    return {{clause::LP_071, national::nontender_notice_kept}};
}

}  // namespace qiyue::law

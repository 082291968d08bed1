#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/suppliers.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> chengdu_penggai_2016_rules() {
    return {
        {clause::CDP_11_4a, national::contents_given},          {clause::CDP_6a, national::form_may_provide},
        {clause::CDP_7_1, national::certificate_in_force},      {clause::CDP_7_5a, national::no_major_violation},
        {clause::CDP_7_5b, national::latest_inspection_passed},
    };
}

}  // namespace qiyue::law

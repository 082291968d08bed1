#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/suppliers.hpp"
#include "law/evaluation.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> chengdu_penggai_2016_rules() {
    return {
        {clause::CDP_11_4a, national::contents_given},
        {clause::CDP_6a, national::form_may_provide},
        {clause::CDP_7_1, national::certificate_in_force},
        {clause::CDP_7_5a, national::no_major_violation},
        {clause::CDP_7_5b, national::latest_inspection_passed},
        // CDP-14b 会同市发改委、市财政局、市审计局等部门对项目绩效进行评价
        {clause::CDP_14b, evaluation::departments_heard},
    };
}

}  // namespace qiyue::law

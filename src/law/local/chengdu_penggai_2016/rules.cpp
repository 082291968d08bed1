#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/fees.hpp"
#include "law/national/methods.hpp"
#include "law/national/suppliers.hpp"
#include "law/national/tracking.hpp"
#include "law/evaluation.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> chengdu_penggai_2016_rules() {
    return {
        // CDP-11-3a 公开招标、邀请招标、竞争性谈判、竞争性磋商、单一来源等方式
        {clause::CDP_11_3a, national::method_of_the_five},
        {clause::CDP_11_4a, national::contents_given},
        // CDP-11-6b 评价验收结果作为服务费用的结算依据
        {clause::CDP_11_6b, nullptr, national::fee_by_quantity, national::no_fee()},
        // CDP-20a 确保提供服务的数量和质量达到预期目标
        {clause::CDP_20a, nullptr, national::shortfall, Value::object().set("shortfall", 0).set("share", 0)},
        {clause::CDP_6a, national::form_may_provide},
        {clause::CDP_7_1, national::certificate_in_force},
        {clause::CDP_7_5a, national::no_major_violation},
        {clause::CDP_7_5b, national::latest_inspection_passed},
        // CDP-14b 会同市发改委、市财政局、市审计局等部门对项目绩效进行评价
        {clause::CDP_14b, evaluation::departments_heard},
    };
}

}  // namespace qiyue::law
